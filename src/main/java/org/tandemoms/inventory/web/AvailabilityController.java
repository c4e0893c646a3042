package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.WAREHOUSE;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.AvailableToPromise;
import org.tandemoms.inventory.ExpectedReceipt;
import org.tandemoms.inventory.ExpectedReceipts;
import org.tandemoms.inventory.SafetyStocks;
import org.tandemoms.shared.web.IdempotencyKey;

/** What can be promised for which day, and what that depends on. */
@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Goods")
class AvailabilityController {

    private final AvailableToPromise promises;
    private final ExpectedReceipts expected;
    private final SafetyStocks safety;
    private final KnownPlaces known;
    private final OnceByKey once;

    AvailabilityController(
            AvailableToPromise promises,
            ExpectedReceipts expected,
            SafetyStocks safety,
            KnownPlaces known,
            OnceByKey once) {
        this.promises = promises;
        this.expected = expected;
        this.safety = safety;
        this.known = known;
        this.once = once;
    }

    /** @param arriving what is on its way, with what brings it */
    record Arriving(String location, BigDecimal quantity, @Nullable LocalDate expected, String reference) {}

    /** @param earliest the first day on which the quantity that was asked for can be promised */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AtpView(
            String sku,
            BigDecimal free,
            BigDecimal safety,
            List<AvailableToPromise.Day> days,
            List<Arriving> arriving,
            @Nullable LocalDate earliest) {}

    @GetMapping("/{sku}/atp")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Available-to-promise by date: free stock, what comes in, what is promised")
    AtpView atp(
            @PathVariable String sku,
            @RequestParam(required = false) @DecimalMin("0") @Digits(integer = 10, fraction = 6) BigDecimal quantity) {
        known.item(sku);
        AvailableToPromise.Outlook outlook = promises.outlook(sku);
        return new AtpView(
                sku,
                outlook.free(),
                outlook.safety(),
                outlook.days(),
                outlook.incoming().stream()
                        .map(goods ->
                                new Arriving(goods.location(), goods.quantity(), goods.expected(), goods.reference()))
                        .toList(),
                quantity == null ? null : outlook.earliest(quantity).orElse(null));
    }

    record SafetyRequest(
            @NotNull @DecimalMin(value = "0", message = "must not be negative") @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity) {}

    @PutMapping("/{sku}/safety-stock")
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(summary = "Say how much of an item is kept back from promises for later days")
    SafetyRequest setSafety(@PathVariable String sku, @Valid @RequestBody SafetyRequest request) {
        known.item(sku);
        safety.set(sku, request.quantity());
        return request;
    }

    record ExpectationRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String location,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @NotNull LocalDate expected,
            @NotBlank @Size(max = 200) String reference) {}

    /** @param quantity how many came; all when it is left out */
    record ArrivedRequest(
            @DecimalMin(value = "0", message = "must not be negative") @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity) {}

    @PostMapping("/expected-receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(summary = "Say that goods will come, so that they can be promised")
    ResponseEntity<ExpectedReceipt> expect(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody ExpectationRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/location", request.location()));
        return once.created(
                key,
                "expected-receipt",
                request,
                ExpectedReceipt.class,
                id -> expected.expect(
                        id,
                        request.sku(),
                        request.location(),
                        request.quantity(),
                        request.expected(),
                        request.reference()));
    }

    @PostMapping("/expected-receipts/{id}/arrived")
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(summary = "They are here and for sale; what is short is not expected any more")
    ExpectedReceipt arrived(@PathVariable String id, @Valid @RequestBody ArrivedRequest request) {
        return expected.arrived(id, request.quantity());
    }

    @PostMapping("/expected-receipts/{id}/cancel")
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(summary = "They will not come")
    ExpectedReceipt cancel(@PathVariable String id) {
        return expected.cancel(id);
    }

    @GetMapping("/expected-receipts")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Goods that are expected, the youngest first")
    List<ExpectedReceipt> list(
            @RequestParam(required = false) ExpectedReceipt.Stage stage,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return expected.list(stage, limit);
    }
}
