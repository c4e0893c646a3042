package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What is sold: one item, and many from a file. */
@RestController
@RequestMapping("/api/v1/items")
@Tag(name = "Goods")
class ItemController {

    private final Catalogue catalogue;

    ItemController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param saved rows that are in the catalogue now @param warnings about rows that were saved all the same */
    record ImportAnswer(int saved, int refused, List<ItemFile.Finding> badRows, List<ItemFile.Finding> warnings) {}

    @PostMapping(path = "/import", consumes = "text/csv")
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(
            summary = "Add or change items from a CSV file; answers every bad row",
            description =
                    "Columns sku, name, unitPrice, currency; gtin, weightGrams, exportControlled, unit, packSize, batches, "
                            + "serials, shelfLifeDays, lengthMm, widthMm, heightMm where known. Good rows are saved, bad ones are told "
                            + "with row and column. The file may be sent again.")
    ImportAnswer importCsv(@RequestBody String csv) {
        ItemFile file = ItemFile.read(csv);
        file.items().forEach(catalogue::save);
        long refused =
                file.badRows().stream().map(ItemFile.Finding::row).distinct().count();
        return new ImportAnswer(file.items().size(), (int) refused, file.badRows(), file.warnings());
    }

    @GetMapping("/{sku}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "An item with how it is packed, kept and measured")
    Item one(@PathVariable String sku) {
        return catalogue.item(sku).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no item " + sku));
    }
}
