package org.tandemoms.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Refused;

/** Items by file: every bad cell is told, good rows are taken, a wrong check digit warns. */
class ItemFileTest {

    @Test
    void goodRowsAreTakenWithAllThatIsKnownOfThem() {
        ItemFile file = ItemFile.read(
                """
                sku,name,unitPrice,currency,gtin,weightGrams,unit,packSize,batches,shelfLifeDays,lengthMm
                MILK-1,"Milk, whole",1.19,EUR,4006381333931,1030,C62,12,yes,21,70.5
                NUT-1,Nut,0.5,EUR,,,,,,,
                """);

        assertThat(file.badRows()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        assertThat(file.items()).hasSize(2);
        assertThat(file.items().get(0).name()).isEqualTo("Milk, whole");
        assertThat(file.items().get(0).handling().packSize()).isEqualByComparingTo("12");
        assertThat(file.items().get(0).handling().batches()).isTrue();
        assertThat(file.items().get(0).handling().shelfLifeDays()).isEqualTo(21);
        assertThat(file.items().get(1).gtin()).isNull();
    }

    /** 4006381333931 is the worked example of the GS1 General Specifications' check digit calculation. */
    @Test
    void aWrongCheckDigitWarnsAndTheItemIsSaved() {
        ItemFile file = ItemFile.read("sku,name,unitPrice,currency,gtin\nA,a,1,EUR,4006381333932\n");

        assertThat(file.items()).hasSize(1);
        assertThat(file.warnings())
                .extracting(ItemFile.Finding::row, ItemFile.Finding::column, ItemFile.Finding::code)
                .containsExactly(tuple(2, "gtin", "check-digit"));
        assertThat(file.warnings().get(0).detail()).contains("should be 1");
    }

    @Test
    void everyBadCellOfEveryRowIsToldAtOnce() {
        ItemFile file = ItemFile.read(
                """
                sku,name,unitPrice,currency,gtin,shelfLifeDays,packSize,batches
                A,a,-1,EUR,,,,
                ,b,1,EURO,,,,
                C,c,NaN,XQX,12,1.5,0,maybe
                D,d,1,EUR,,,,
                D,again,1,EUR,,,,
                E,e,1,EUR,,,,,too much
                F,f,1e9,EUR,,,,
                """);

        assertThat(file.items()).extracting(item -> item.sku()).containsExactly("D");
        assertThat(file.badRows())
                .extracting(ItemFile.Finding::row, ItemFile.Finding::column, ItemFile.Finding::code)
                .containsExactlyInAnyOrder(
                        tuple(2, "unitPrice", "min"),
                        tuple(3, "sku", "required"),
                        tuple(3, "currency", "format"),
                        tuple(4, "unitPrice", "format"),
                        tuple(4, "currency", "unknown"),
                        tuple(4, "gtin", "format"),
                        tuple(4, "shelfLifeDays", "format"),
                        tuple(4, "packSize", "min"),
                        tuple(4, "batches", "format"),
                        tuple(6, "sku", "duplicate"),
                        tuple(7, "", "columns"),
                        tuple(8, "unitPrice", "format"));
    }

    @Test
    void aFileWithWrongColumnsIsRefusedWithEachOfThem() {
        assertThatThrownBy(() -> ItemFile.read("sku,sku,colour\n"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                                refused.problem().errors().stream().map(FieldError::pointer))
                        .contains("/1/name", "/1/unitPrice", "/1/currency", "/1/sku", "/1/colour"));
        assertThatThrownBy(() -> ItemFile.read("")).isInstanceOf(Refused.class);
    }
}
