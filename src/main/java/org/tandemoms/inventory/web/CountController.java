package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;
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
import org.tandemoms.inventory.StockCount;
import org.tandemoms.inventory.StockCounts;
import org.tandemoms.shared.web.IdempotencyKey;

/** Cycle counts. */
@RestController
@RequestMapping("/api/v1/inventory/counts")
@Tag(name = "Goods")
class CountController {

    private final StockCounts counts;
    private final KnownPlaces known;
    private final OnceByKey once;

    CountController(StockCounts counts, KnownPlaces known, OnceByKey once) {
        this.counts = counts;
        this.known = known;
        this.once = once;
    }

    record CountRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String location,
            @NotNull @DecimalMin(value = "0", message = "must not be negative") @Digits(integer = 10, fraction = 6)
                    BigDecimal counted) {}

    record DecisionRequest(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(
            summary = "Say what was counted on the shelf, held goods included",
            description = "A small difference is booked at once; a greater one waits for another person.")
    ResponseEntity<StockCount> count(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody CountRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/location", request.location()));
        return once.created(
                key,
                "count",
                request,
                StockCount.class,
                id -> counts.count(id, request.sku(), request.location(), request.counted()));
    }

    @PostMapping("/{id}/approve")
    @AllowedFor({WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "Let the difference stand; not by who counted")
    StockCount approve(@PathVariable String id, @Valid @RequestBody DecisionRequest request) {
        return counts.approve(id, request.reason());
    }

    @PostMapping("/{id}/reject")
    @AllowedFor({WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "The count was wrong; nothing is booked")
    StockCount reject(@PathVariable String id, @Valid @RequestBody DecisionRequest request) {
        return counts.reject(id, request.reason());
    }

    @GetMapping
    @AllowedFor({WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "Counts, the youngest first")
    List<StockCount> list(
            @RequestParam(required = false) StockCount.Stage stage,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return counts.list(stage, limit);
    }
}
