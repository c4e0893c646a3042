package org.tandemoms.fulfilment.web;

import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.WAREHOUSE;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.fulfilment.Job;
import org.tandemoms.fulfilment.Jobs;
import org.tandemoms.fulfilment.Manifest;
import org.tandemoms.fulfilment.ParcelLabel;
import org.tandemoms.fulfilment.PickedLots;
import org.tandemoms.fulfilment.Warehouse;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Orders;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.Shipment;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;

/** Pick, pack, label, hand over. Every act may be repeated with its key; the order's document decides who was first. */
@RestController
@RequestMapping("/api/v1/warehouse")
@Tag(name = "Warehouse")
class WarehouseController {

    private static final String LOCATION = "[A-Z0-9-]{1,20}";

    private final Warehouse warehouse;
    private final Jobs jobs;
    private final Orders orders;
    private final ParcelLabel label;
    private final StrictJson json;

    WarehouseController(Warehouse warehouse, Jobs jobs, Orders orders, ParcelLabel label, StrictJson json) {
        this.warehouse = warehouse;
        this.jobs = jobs;
        this.orders = orders;
        this.label = label;
        this.json = json;
    }

    @GetMapping("/jobs")
    @AllowedFor({WAREHOUSE, OPERATIONS, CUSTOMER_SERVICE})
    @Operation(summary = "Shipments to pick, pack and hand over, oldest first; without a state all that are open")
    List<Job> jobs(
            @RequestParam(required = false) String location,
            @RequestParam(required = false) Shipment.State state,
            @RequestParam(required = false) String wave,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > 500) {
            throw Problem.invalid(List.of(FieldError.of("/limit", "range", "limit is 1 to 500")))
                    .refused();
        }
        return jobs.list(location, state, wave, limit);
    }

    @GetMapping("/jobs/{id}")
    @AllowedFor({WAREHOUSE, OPERATIONS, CUSTOMER_SERVICE})
    @Operation(summary = "One shipment with what is picked and packed")
    Job job(@PathVariable String id) {
        return warehouse.job(id);
    }

    record WaveRequest(@NotBlank @Size(max = 20) String location, @Min(1) @Max(500) Integer most) {}

    record Wave(String wave, String location, List<Job> jobs) {}

    @PostMapping("/waves")
    @AllowedFor(WAREHOUSE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Collect shipments to be picked together, oldest first; none is in two waves")
    Wave wave(@Valid @RequestBody WaveRequest request) {
        List<Job> members =
                warehouse.openWave(location(request.location()), request.most() == null ? 20 : request.most());
        return new Wave(members.get(0).wave(), request.location(), members);
    }

    private static String location(String code) {
        if (!code.matches(LOCATION)) {
            throw Problem.invalid(List.of(FieldError.of("/location", "format", "is a location's code")))
                    .refused();
        }
        return code;
    }

    /** @param rest true when the open rest of the item is not on the shelf */
    record PickRequest(
            @Schema(description = "Article number, GTIN or GS1 element string, as scanned") @NotBlank @Size(max = 100)
                    String item,
            @NotNull @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 6) BigDecimal quantity,
            @Schema(description = "true: the open rest is not on the shelf") Boolean restMissing,
            @Schema(description = "GS1 AI 10; first expired, first out when left out") @Nullable @Size(max = 20)
                    String batch,
            @Schema(description = "GS1 AI 21, one for each piece, for items with serials") @Nullable @Size(max = 1000)
                    List<@NotBlank @Size(max = 20) String> serials) {}

    record Proposal(String shipment, Map<String, List<Lot>> items) {}

    @GetMapping("/jobs/{id}/lots")
    @AllowedFor({WAREHOUSE, OPERATIONS, CUSTOMER_SERVICE})
    @Operation(summary = "Which batches or serials to take, by item: first expired, first out")
    Proposal lots(@PathVariable String id) {
        return new Proposal(id, warehouse.proposedLots(id));
    }

    @PostMapping("/jobs/{id}/picks")
    @AllowedFor(WAREHOUSE)
    @Operation(
            summary = "Confirm pieces taken from the shelf; the wrong item is refused",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PickRequest.class))))
    Job pick(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @RequestBody JsonNode body) {
        Warehouse.Request caller = caller(key, body);
        PickRequest request = json.read(body, PickRequest.class);
        boolean rest = Boolean.TRUE.equals(request.restMissing());
        if (request.quantity().signum() == 0 && !rest) {
            throw Problem.invalid(List.of(FieldError.of("/quantity", "min", "must be more than 0")))
                    .refused();
        }
        var names = new PickedLots.Names(request.batch(), request.serials());
        warehouse.pick(id, request.item(), request.quantity(), rest, names, caller);
        return warehouse.job(id);
    }

    private static Warehouse.Request caller(String key, JsonNode body) {
        String own =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(key).value();
        return new Warehouse.Request(own, CanonicalJson.hash(body));
    }

    record PackRequest(
            @NotEmpty @Size(max = 200) @Valid List<@NotNull Packed> contents,
            @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000000") @Digits(integer = 10, fraction = 3)
                    BigDecimal weightGrams) {}

    record Packed(
            @NotBlank @Size(max = 100) String item,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity) {}

    @PostMapping("/jobs/{id}/parcels")
    @AllowedFor(WAREHOUSE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Put picked pieces into a parcel; it gets its SSCC",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PackRequest.class))))
    Picking.Parcel pack(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @RequestBody JsonNode body) {
        Warehouse.Request caller = caller(key, body);
        PackRequest request = json.read(body, PackRequest.class);
        List<Picking.Content> contents = request.contents().stream()
                .map(packed -> new Picking.Content(packed.item(), packed.quantity()))
                .toList();
        return warehouse.pack(id, contents, request.weightGrams(), caller);
    }

    @GetMapping(path = "/jobs/{id}/label", produces = MediaType.APPLICATION_PDF_VALUE)
    @AllowedFor({WAREHOUSE, OPERATIONS})
    @Operation(summary = "Labels of the shipment's parcels, A6, with the SSCC as GS1-128")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> label(@PathVariable String id) {
        Job job = warehouse.job(id);
        if (job.parcels().isEmpty()) {
            throw Refused.because(ProblemCode.STATE, "Nothing of shipment " + id + " is packed yet");
        }
        SalesOrder order = orders.get(job.orderId(), SalesOrder.class);
        byte[] pdf = label.of(order.shipment(id).orElseThrow(), order.shipTo());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + id + ".pdf\"")
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf);
    }

    @PostMapping("/jobs/{id}/hand-over")
    @AllowedFor(WAREHOUSE)
    @Operation(summary = "The driver has it; a cancellation is too late from now on")
    Job handOver(@PathVariable String id) {
        warehouse.handOver(id);
        return warehouse.job(id);
    }

    record ManifestRequest(@NotBlank @Size(max = 20) String location) {}

    @PostMapping("/manifests")
    @AllowedFor(WAREHOUSE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Hand everything that is booked at a location to the driver, and list it",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ManifestRequest.class))))
    Manifest close(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key, @RequestBody JsonNode body) {
        Warehouse.Request caller = caller(key, body);
        return warehouse.close(location(json.read(body, ManifestRequest.class).location()), caller);
    }

    @GetMapping("/manifests/{number}")
    @AllowedFor({WAREHOUSE, OPERATIONS})
    @Operation(summary = "What a driver took along")
    Manifest manifest(@PathVariable String number) {
        return jobs.manifest(number)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no manifest " + number));
    }
}
