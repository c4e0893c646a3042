package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What can be promised for which day. Today is 2 March 2026. */
class AvailableToPromiseTest extends StoredStockTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private static LocalDate day(int later) {
        return TODAY.plusDays(later);
    }

    private AvailableToPromise.Outlook tea() {
        return house.bean(AvailableToPromise.class).outlook("TEA");
    }

    private void expect(String id, String quantity, int later) {
        house.bean(ExpectedReceipts.class).expect(id, "TEA", "BER", dec(quantity), day(later), "delivery");
    }

    @Test
    void whatIsHeldCannotBePromisedAndWhatComesCanBeFromItsDayOn() {
        house.has("TEA", "BER", "10");
        house.inventory().reserve(List.of(demand("A:1", "TEA", "4")), List.of("BER"), false);
        expect("E1", "20", 5);

        assertThat(tea().free()).isEqualByComparingTo("6");
        assertThat(tea().days())
                .extracting(AvailableToPromise.Day::date, day -> day.available().intValueExact())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TODAY, 6), org.assertj.core.groups.Tuple.tuple(day(5), 26));
        assertThat(tea().earliest(dec("6"))).contains(TODAY);
        assertThat(tea().earliest(dec("7"))).contains(day(5));
        assertThat(tea().earliest(dec("27"))).isEmpty();
    }

    /** Ten now and ten in five days; fifteen are promised for the seventh day. Only five may be promised before that. */
    @Test
    void aPromiseOfALaterDayIsNotGivenAwayBeforeIt() {
        var days = AvailableToPromise.days(
                dec("10"),
                BigDecimal.ZERO,
                new TreeMap<>(Map.of(TODAY, dec("0"), day(5), dec("10"), day(7), dec("0"))),
                Map.of(day(7), dec("15")));

        assertThat(days).extracting(day -> day.available().intValueExact()).containsExactly(5, 5, 5);
        assertThat(days).extracting(day -> day.projected().intValueExact()).containsExactly(10, 20, 5);
    }

    @Test
    void whatIsPromisedAlreadyComesFirst() {
        house.promised.add(new OpenDemand.Promised("TEA", dec("8"), null, "Order A"));
        expect("E1", "10", 5);

        assertThat(tea().earliest(dec("2"))).contains(day(5));
        assertThat(tea().earliest(dec("3"))).isEmpty();
    }

    @Test
    void safetyStockIsKeptBackFromPromises() {
        house.has("TEA", "BER", "10");
        house.bean(SafetyStocks.class).set("TEA", dec("3"));
        house.bean(SafetyStocks.class).set("TEA", dec("4"));

        assertThat(tea().earliest(dec("6"))).contains(TODAY);
        assertThat(tea().earliest(dec("7"))).isEmpty();
    }

    @Test
    void goodsInTransitCountFromTheDayTheyArriveAndALateDeliveryCountsAsToday() {
        house.has("TEA", "BER", "10");
        house.bean(Transfers.class).send("T1", "TEA", "BER", "LYS", dec("6"), day(2));
        expect("late", "1", -3);

        assertThat(tea().earliest(dec("5"))).contains(TODAY);
        assertThat(tea().earliest(dec("11"))).contains(day(2));
    }

    @Test
    void whatHasArrivedIsOnTheShelfOnceAndNotExpectedAnyMore() {
        expect("E1", "20", 5);
        expect("E1", "20", 5);
        ExpectedReceipts expected = house.bean(ExpectedReceipts.class);

        expected.arrived("E1", dec("18"));
        expected.arrived("E1", dec("18"));

        assertThat(house.at("TEA", "BER").onHand()).isEqualByComparingTo("18");
        assertThat(tea().days()).hasSize(1);
        booksAgree("TEA");
    }
}
