package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.WAREHOUSE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
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
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.LotStore;
import org.tandemoms.inventory.Lots;
import org.tandemoms.inventory.NamedPieces;
import org.tandemoms.inventory.StockLevel;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.IdempotencyKey;

/** Batches and serials: what is here, what it is called, and who got some. */
@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Goods")
class LotController {

    private final Lots lots;
    private final Recall recall;
    private final NamedPieces named;
    private final KnownPlaces known;
    private final OnceByKey once;
    private final Clock clock;

    LotController(Lots lots, Recall recall, NamedPieces named, KnownPlaces known, OnceByKey once, Clock clock) {
        this.lots = lots;
        this.recall = recall;
        this.named = named;
        this.known = known;
        this.once = once;
        this.clock = clock;
    }

    /**
     * @param expired past its date: not for sale
     * @param blocked of it is held back from everybody
     * @param taken of it is in the hands of pickers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LotView(
            String location,
            @Nullable String batch,
            @Nullable String serial,
            @Nullable LocalDate expiry,
            boolean expired,
            BigDecimal onHand,
            BigDecimal blocked,
            BigDecimal taken) {}

    record LotsView(String sku, List<LotView> lots) {}

    @GetMapping("/{sku}/lots")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Batches and serials on the shelves, the first to expire first")
    LotsView lots(@PathVariable String sku, @RequestParam(required = false) String location) {
        known.item(sku);
        return new LotsView(
                sku, lots.here(sku, location).stream().map(this::view).toList());
    }

    private LotView view(LotStore.Here here) {
        Lot lot = here.lot();
        return new LotView(
                here.location(),
                lot.batch(),
                lot.serial(),
                lot.expiry(),
                lot.isExpired(clock.instant()),
                lot.quantity(),
                here.blocked(),
                here.taken());
    }

    record IdentificationRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String location,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @Nullable String batch,
            @Nullable LocalDate expiry,
            @Nullable @Size(max = 1000) List<String> serials) {}

    @PostMapping("/identifications")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(
            summary = "Give pieces without batch or serial one",
            description =
                    "For goods that were here before their item was kept by batch or serial, that a supplier's delivery brought "
                            + "unnamed, or that a customer has sent back.")
    ResponseEntity<InventoryController.At> identify(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody IdentificationRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/location", request.location()));
        List<Lot> pieces = named.of(
                request.sku(),
                request.quantity(),
                new NamedPieces.Names(request.batch(), request.expiry(), request.serials()),
                true);
        if (pieces.isEmpty()) {
            throw Problem.invalid(List.of(FieldError.of("/sku", "not-tracked", "Its pieces are not told apart")))
                    .refused();
        }
        return once.created(key, "identification", request, InventoryController.At.class, id -> {
            StockLevel level = lots.identify(request.sku(), request.location(), pieces, id);
            return InventoryController.At.of(level);
        });
    }

    @GetMapping("/{sku}/recall")
    @AllowedFor({WAREHOUSE, OPERATIONS, CUSTOMER_SERVICE, COMPLIANCE, ADMIN})
    @Operation(summary = "Where a batch or a serial came from, where it lies, and which shipments carried it to whom")
    Recall.View recall(
            @PathVariable String sku,
            @RequestParam(required = false) @Size(max = 20) String batch,
            @RequestParam(required = false) @Size(max = 20) String serial) {
        known.item(sku);
        if (batch == null == (serial == null)) {
            throw Problem.invalid(List.of(FieldError.of("/batch", "required", "State a batch or a serial")))
                    .refused();
        }
        return recall.of(sku, batch, serial);
    }
}
