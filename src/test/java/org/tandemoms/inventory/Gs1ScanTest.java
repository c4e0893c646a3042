package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Element strings as GS1 General Specifications print them and as scanners send them. */
class Gs1ScanTest {

    @Test
    void whatIsPrintedInBracketsIsRead() {
        Gs1Scan scan =
                Gs1Scan.read("(01)09506000134352(17)270131(10)AB-123(21)S/42").orElseThrow();

        assertThat(scan.gtin()).contains("09506000134352");
        assertThat(scan.batch()).contains("AB-123");
        assertThat(scan.expiry()).contains(LocalDate.of(2027, 1, 31));
        assertThat(scan.serial()).contains("S/42");
    }

    @Test
    void whatAScannerSendsIsRead() {
        Gs1Scan scan = Gs1Scan.read("]C1010950600013435210AB123\u001D3012\u001D17270200")
                .orElseThrow();

        assertThat(scan.batch()).contains("AB123");
        assertThat(scan.count()).hasValueSatisfying(count -> assertThat(count).isEqualByComparingTo("12"));
        assertThat(scan.expiry()).as("day 00 is the last").contains(LocalDate.of(2027, 2, 28));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEA-EARL-100",
                "2000000000015",
                "(01)123",
                "(17)271332",
                "(10)" + "123456789012345678901",
                "(01)09506000134352x",
                "]C199ABC",
                "]C10109506",
                "("
            })
    void whatIsNoElementStringIsNone(String scanned) {
        assertThat(Gs1Scan.read(scanned)).isEmpty();
    }
}
