package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Inventory;

/** Items that everybody wants at once. */
@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Goods")
class BucketController {

    private final Inventory inventory;
    private final KnownPlaces known;

    BucketController(Inventory inventory, KnownPlaces known) {
        this.inventory = inventory;
        this.known = known;
    }

    /** @param buckets among which the stock is spread there */
    record Spread(@NotBlank @Size(max = 50) String location, @NotNull @Min(2) @Max(64) Integer buckets) {}

    @PutMapping("/{sku}/buckets")
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(
            summary = "Spread an item over buckets at a location before everybody wants it",
            description = "Many can then hold some of it at once. Everything else sees one stock as before. It is done "
                    + "once and stays; refused while something is held, and for items kept by batch or serial.")
    Spread spread(@PathVariable String sku, @Valid @RequestBody Spread request) {
        known.check(sku, Map.of("/location", request.location()));
        inventory.spread(sku, request.location(), request.buckets());
        return request;
    }
}
