package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.tandemoms.inventory.Transfer;
import org.tandemoms.inventory.Transfers;
import org.tandemoms.shared.web.IdempotencyKey;

/** Goods on their way between locations. */
@RestController
@RequestMapping("/api/v1/inventory/transfers")
@Tag(name = "Goods")
class TransferController {

    private final Transfers transfers;
    private final KnownPlaces known;
    private final OnceByKey once;

    TransferController(Transfers transfers, KnownPlaces known, OnceByKey once) {
        this.transfers = transfers;
        this.known = known;
        this.once = once;
    }

    /** @param expected when the goods should arrive */
    record TransferRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String from,
            @NotBlank @Size(max = 50) String to,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            LocalDate expected) {}

    /** @param quantity how many came; all when it is left out */
    record ArrivalRequest(
            @DecimalMin(value = "0", message = "must not be negative") @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @Size(max = 200) String note) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(
            summary = "Send goods to another location",
            description = "They leave the shelf at once and are in transit until they are received or called back.")
    ResponseEntity<Transfer> send(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody TransferRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/from", request.from(), "/to", request.to()));
        return once.created(
                key,
                "transfer",
                request,
                Transfer.class,
                id -> transfers.send(
                        id, request.sku(), request.from(), request.to(), request.quantity(), request.expected()));
    }

    @PostMapping("/{id}/receive")
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(summary = "The goods are there; fewer than were sent are lost on the way")
    Transfer receive(@PathVariable String id, @Valid @RequestBody ArrivalRequest request) {
        return transfers.receive(id, request.quantity(), request.note());
    }

    @PostMapping("/{id}/call-back")
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(summary = "Goods that have not arrived are where they came from again")
    Transfer callBack(@PathVariable String id) {
        return transfers.callBack(id);
    }

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "Transfers, the youngest first")
    List<Transfer> list(
            @RequestParam(required = false) Transfer.Stage stage,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return transfers.list(stage, limit);
    }

    @GetMapping("/{id}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "One transfer")
    Transfer one(@PathVariable String id) {
        return transfers.get(id);
    }
}
