package org.tandemoms.procurement.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.WAREHOUSE;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
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
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.NamedPieces;
import org.tandemoms.procurement.Acknowledgement;
import org.tandemoms.procurement.PurchaseList;
import org.tandemoms.procurement.PurchaseOrderView;
import org.tandemoms.procurement.PurchaseStatus;
import org.tandemoms.procurement.Purchasing;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.web.ETag;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;

@RestController
@RequestMapping("/api/v1/purchase-orders")
@Tag(name = "Procurement")
class PurchaseOrderController {

    private final Purchasing purchasing;
    private final PurchaseList purchases;
    private final NamedPieces named;
    private final StrictJson json;

    PurchaseOrderController(Purchasing purchasing, PurchaseList purchases, NamedPieces named, StrictJson json) {
        this.named = named;
        this.purchasing = purchasing;
        this.purchases = purchases;
        this.json = json;
    }

    @GetMapping
    @AllowedFor({PROCUREMENT, WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "Purchases, newest first; proposals among them")
    Page<PurchaseOrderView> list(
            @RequestParam(required = false) PurchaseStatus status,
            @RequestParam(required = false) PurchaseList.State state,
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) String supplierId,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) String cursor) {
        return purchases.list(status, state, sku, supplierId, limit, cursor);
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "The newest 500 purchases as CSV")
    ResponseEntity<String> export(
            @RequestParam(required = false) PurchaseStatus status,
            @RequestParam(required = false) PurchaseList.State state,
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) String supplierId) {
        List<PurchaseOrderView> rows = purchases
                .list(status, state, sku, supplierId, PurchaseList.LONGEST_PAGE, null)
                .items();
        Csv csv = new Csv(
                "id",
                "status",
                "sku",
                "location",
                "supplier",
                "quantity",
                "unitPrice",
                "currency",
                "amount",
                "promised",
                "received",
                "outstanding",
                "expectedOn",
                "reasoning");
        rows.forEach(one -> csv.row(
                one.id(),
                one.status(),
                one.sku(),
                one.location(),
                one.supplierId(),
                one.quantity().toPlainString(),
                one.unitPrice().toPlainString(),
                one.currency(),
                one.amount().toPlainString(),
                one.promised().toPlainString(),
                one.received().toPlainString(),
                one.outstanding().toPlainString(),
                one.expectedOn(),
                String.join(" ", one.reasoning())));
        return csv.as("purchase-orders.csv");
    }

    @GetMapping("/{id}")
    @AllowedFor({PROCUREMENT, WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "One purchase with receipts and invoices")
    ResponseEntity<PurchaseOrderView> get(@PathVariable String id) {
        return answer(purchases.view(id));
    }

    record AnswerRequest(
            @NotNull Boolean accepted,
            @Schema(description = "What is promised; as asked when left out")
                    @Nullable
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @Schema(description = "When it will be here; as asked when left out") @Nullable LocalDate date,
            @Nullable @Size(max = 500) String reason) {}

    @PostMapping("/{id}/acknowledgement")
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(summary = "What the supplier has answered to the order by mail or telephone; its first answer counts")
    ResponseEntity<PurchaseOrderView> answered(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody AnswerRequest request) {
        return answer(purchasing.answered(
                id,
                ETag.required(ifMatch),
                new Acknowledgement(request.accepted(), request.quantity(), request.date(), request.reason())));
    }

    /** @param last no more comes, though it be short */
    record ReceiptRequest(
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @NotBlank @Size(max = 200) String reference,
            Boolean last,
            @Schema(description = "GS1 AI 10, for items kept by batch") @Nullable @Size(max = 20) String batch,
            @Schema(description = "GS1 AI 17; the item's shelf life from today when left out") @Nullable
                    LocalDate expiry,
            @Schema(description = "GS1 AI 21, one for each piece, for items with serials") @Nullable @Size(max = 1000)
                    List<String> serials) {}

    @PostMapping("/{id}/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(
            summary = "Goods of the purchase have come; more than promised is taken, less with last closes it short",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ReceiptRequest.class))))
    ResponseEntity<PurchaseOrderView> receive(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @RequestBody JsonNode body) {
        String caller =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(key).value();
        ReceiptRequest request = json.read(body, ReceiptRequest.class);
        List<Lot> lots = named.of(
                purchases.view(id).sku(),
                request.quantity(),
                new NamedPieces.Names(request.batch(), request.expiry(), request.serials()),
                true);
        return answer(
                HttpStatus.CREATED,
                purchasing.receive(
                        id,
                        caller,
                        CanonicalJson.hash(body),
                        request.quantity(),
                        Boolean.TRUE.equals(request.last()),
                        request.reference(),
                        lots));
    }

    record InvoiceRequest(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9./_ -]{1,50}", message = "has letters, digits and . / _ -")
                    String number,
            @NotNull LocalDate date,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @NotNull
                    @DecimalMin("0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal unitPrice) {}

    @PostMapping("/{id}/invoices")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "The supplier's invoice, by its number once; compared with order and receipt")
    ResponseEntity<PurchaseOrderView> invoice(@PathVariable String id, @Valid @RequestBody InvoiceRequest request) {
        return answer(
                HttpStatus.CREATED,
                purchasing.invoice(id, request.number(), request.date(), request.quantity(), request.unitPrice()));
    }

    record CloseRequest(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/{id}/close")
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(summary = "Expect no more of the purchase and tell the supplier")
    ResponseEntity<PurchaseOrderView> close(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody CloseRequest request) {
        return answer(purchasing.closeRest(id, ETag.required(ifMatch), request.reason()));
    }

    private static ResponseEntity<PurchaseOrderView> answer(PurchaseOrderView view) {
        return answer(HttpStatus.OK, view);
    }

    private static ResponseEntity<PurchaseOrderView> answer(HttpStatus status, PurchaseOrderView view) {
        return ResponseEntity.status(status).eTag(ETag.of(view.version())).body(view);
    }
}
