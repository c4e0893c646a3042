package org.tandemoms.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars, packs and price breaks. */
class SupplierTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    @ParameterizedTest
    @CsvSource({"0, 2026-11-20", "1, 2026-11-23", "3, 2026-11-26", "5, 2026-11-30"})
    void onlyDaysOfWorkCount(int leadTime, LocalDate arrival) {
        Supplier supplier = supplier(List.of(LocalDate.parse("2026-11-25")));

        assertThat(supplier.arrival(FRIDAY, leadTime)).isEqualTo(arrival);
    }

    @Test
    void aSupplierThatNeverWorksDoesNotStopTheClock() {
        Supplier never =
                new Supplier("S", "Never", "EUR", "supplier", "K", 5, List.of(), List.of(), BigDecimal.TEN, null, true);

        assertThat(never.arrival(FRIDAY, 5)).isAfter(FRIDAY.plusYears(9));
    }

    @ParameterizedTest
    @CsvSource({"1, 24", "24, 24", "25, 36", "36, 36", "100.5, 108"})
    void ordersAreWholePacksFromTheMinimumOn(BigDecimal wanted, BigDecimal orderable) {
        assertThat(item().orderable(wanted)).isEqualByComparingTo(orderable);
    }

    @ParameterizedTest
    @CsvSource({"0, 4.10", "119, 4.10", "120, 3.80", "599.9, 3.80", "600, 3.75", "9999, 3.75"})
    void thePriceReachedHoldsForAll(BigDecimal quantity, BigDecimal price) {
        assertThat(item().unitPrice(quantity)).isEqualByComparingTo(price);
    }

    static Supplier supplier(List<LocalDate> closed) {
        return new Supplier(
                "S-POTTERY",
                "Pottery",
                "EUR",
                "supplier",
                "K-1",
                5,
                List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                closed,
                new BigDecimal("25"),
                null,
                true);
    }

    static SupplierItem item() {
        return new SupplierItem(
                "S-POTTERY",
                "CUP",
                "KB-17",
                null,
                new BigDecimal("24"),
                new BigDecimal("12"),
                List.of(
                        new PriceBreak(BigDecimal.ZERO, new BigDecimal("4.10")),
                        new PriceBreak(new BigDecimal("120"), new BigDecimal("3.80")),
                        new PriceBreak(new BigDecimal("600"), new BigDecimal("3.75"))),
                1);
    }
}
