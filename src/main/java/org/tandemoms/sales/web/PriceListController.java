package org.tandemoms.sales.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.sales.PriceList;
import org.tandemoms.sales.PriceList.Entry;
import org.tandemoms.sales.PriceList.Tier;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** List prices. A change counts for orders placed or amended from then on. */
@RestController
@RequestMapping("/api/v1/prices/{sku}")
@Tag(name = "Goods")
class PriceListController {

    private final PriceList prices;
    private final Catalogue catalogue;

    PriceListController(PriceList prices, Catalogue catalogue) {
        this.prices = prices;
        this.catalogue = catalogue;
    }

    @GetMapping
    @AllowedFor({CUSTOMER_SERVICE, ADMIN})
    @Operation(summary = "Prices of an item by currency and customer group")
    List<Entry> of(@PathVariable String sku) {
        known(sku);
        return prices.of(sku);
    }

    record PriceRequest(@NotEmpty @Size(max = 50) @Valid List<@NotNull TierRequest> tiers) {}

    record TierRequest(
            @NotNull @DecimalMin("0") @Digits(integer = 10, fraction = 6) BigDecimal from,
            @NotNull @DecimalMin("0") @Digits(integer = 10, fraction = 6) BigDecimal price) {}

    @PutMapping("/{currency}/{group}")
    @AllowedFor(ADMIN)
    @Operation(summary = "Set the net price in a currency for a customer group, or for ALL, by quantity")
    Entry set(
            @PathVariable String sku,
            @PathVariable String currency,
            @PathVariable String group,
            @Valid @RequestBody PriceRequest request) {
        known(sku);
        Entry entry = new Entry(
                sku,
                currency,
                group,
                request.tiers().stream()
                        .map(tier -> new Tier(tier.from(), tier.price()))
                        .toList());
        prices.save(entry);
        return entry;
    }

    @DeleteMapping("/{currency}/{group}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor(ADMIN)
    @Operation(summary = "Take a price off the list")
    void delete(@PathVariable String sku, @PathVariable String currency, @PathVariable String group) {
        if (!prices.delete(sku, currency, group)) {
            throw Refused.because(ProblemCode.NOT_FOUND, "There is no such price");
        }
    }

    private void known(String sku) {
        if (catalogue.item(sku).isEmpty()) {
            throw Refused.because(ProblemCode.NOT_FOUND, "There is no item " + sku);
        }
    }
}
