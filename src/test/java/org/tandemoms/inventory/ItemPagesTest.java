package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.dec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalogue of a hundred thousand items is read page by page, and stock of a page at once. */
class ItemPagesTest extends StoredStockTest {

    private static final int ITEMS = 250;

    private void fillTheShelves() {
        for (int i = 0; i < ITEMS; i++) {
            String sku = "ITEM-%03d".formatted(i);
            item(sku, i % 50 == 7 ? "Blue (round) cup " + i : "Plate " + i, null);
            house.has(sku, "BER", "10");
        }
    }

    private void item(String sku, String name, String gtin) {
        house.catalogue().save(new Item(sku, name, gtin, dec("1.00"), "EUR", dec("100"), false));
    }

    @Test
    void pagesHaveEveryItemOnceInTheOrderOfNumbers() {
        fillTheShelves();
        List<String> read = new ArrayList<>();
        List<Item> page = house.catalogue().page("", 60, null);
        while (!page.isEmpty()) {
            page.forEach(item -> read.add(item.sku()));
            page = house.catalogue().page(read.get(read.size() - 1), 60, null);
        }
        assertThat(read).hasSize(ITEMS).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void wordsAreTakenAsTheyAreInNumberAndName() {
        fillTheShelves();
        assertThat(house.catalogue().page("", 100, "(ROUND) cup")).hasSize(5);
        assertThat(house.catalogue().page("ITEM-007", 100, "blue")).hasSize(4);
        assertThat(house.catalogue().page("", 100, "item-24")).hasSize(10);
        assertThat(house.catalogue().page("", 100, ".*")).isEmpty();
    }

    @Test
    void aPageOfStockIsReadWithoutAQuestionForEachItem() {
        fillTheShelves();
        house.inventory().spread("ITEM-002", "BER", 4);
        List<String> skus =
                house.catalogue().page("", 100, null).stream().map(Item::sku).toList();
        long before = documentsLookedAt();
        Map<String, List<StockLevel>> levels = house.inventory().levels(skus);

        assertThat(levels).hasSize(100);
        assertThat(levels.values())
                .allSatisfy(places -> assertThat(places).singleElement().satisfies(level -> assertThat(level.free())
                        .isEqualByComparingTo("10")));
        // those of the page, and the buckets of the one that is spread
        assertThat(documentsLookedAt() - before).as("documents looked at").isLessThan(130);
    }

    @ParameterizedTest
    @CsvSource({
        "2000000000015, 2000000000015",
        "2000000000015, 02000000000015",
        "02000000000015, 2000000000015",
        "96385074, 00000096385074",
        "096385074000, 0096385074000"
    })
    void aBarcodeIsFoundWithOrWithoutTheZerosBeforeIt(String onFile, String scanned) {
        item("CODED", "Coded", onFile);
        assertThat(house.catalogue().byGtin(scanned)).map(Item::sku).contains("CODED");
    }

    @ParameterizedTest
    @CsvSource({"2000000000022", "CODED", "000000000000000000000", "''", "123456789012345"})
    void otherCodesNameNothing(String scanned) {
        item("CODED", "Coded", "2000000000015");
        assertThat(house.catalogue().byGtin(scanned)).isEmpty();
    }
}
