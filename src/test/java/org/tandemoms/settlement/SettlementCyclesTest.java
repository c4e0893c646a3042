package org.tandemoms.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.trading.TradedInstrument;

class SettlementCyclesTest {

    private final SettlementCycles cycles =
            new SettlementCycles(new ClassPathResource("settlement/cycles.csv"), new Instruments(List.of()));

    private static TradedInstrument instrument(String market, String assetClass) {
        return new TradedInstrument("X", null, "USD", assetClass, market, BigDecimal.ONE);
    }

    /** Holidays: NYSE 3 July 2026 (Independence Day observed); TARGET and London Good Friday 3 and Easter Monday 6 April 2026. */
    @ParameterizedTest(name = "{0} traded on {2} settles on {3}")
    @CsvSource({
        "XNAS, EQUITY, 2026-03-02, 2026-03-03",
        "XNAS, EQUITY, 2026-03-06, 2026-03-09",
        "XNAS, EQUITY, 2026-07-02, 2026-07-06",
        "XETR, EQUITY, 2026-03-02, 2026-03-04",
        "XETR, EQUITY, 2026-04-01, 2026-04-07",
        "XLON, EQUITY, 2026-04-02, 2026-04-08",
        "OTC, GOVERNMENT_BOND, 2026-03-02, 2026-03-03",
        "OTC, FX_SPOT, 2026-03-02, 2026-03-04"
    })
    void valueDatesFollowTheMarketsCalendar(String market, String assetClass, LocalDate traded, LocalDate settles) {
        assertThat(cycles.settlementDate(instrument(market, assetClass), traded))
                .isEqualTo(settles);
    }

    /** Thanksgiving on Thursday 26 November 2026: no value on it, but a dollar holiday between counts as a day. */
    @ParameterizedTest(name = "{0} traded on {1} settles on {2}")
    @CsvSource({
        "EUR/USD, 2026-11-25, 2026-11-27",
        "EUR/GBP, 2026-11-24, 2026-11-27",
        "USD/CAD, 2026-03-02, 2026-03-03",
        "GBP/JPY, 2026-03-02, 2026-03-04"
    })
    void currencyPairsSettleOnTheirSpotDate(String pair, LocalDate traded, LocalDate settles) {
        var instrument = new TradedInstrument(pair, null, "USD", "FX_SPOT", "OTC", BigDecimal.ONE);

        assertThat(cycles.settlementDate(instrument, traded)).isEqualTo(settles);
    }

    @Test
    void theTradeDateIsThatOfTheMarketsClock() {
        Instant lateInNewYork = Instant.parse("2026-03-03T01:30:00Z");

        assertThat(cycles.tradeDate(instrument("XNAS", "EQUITY"), lateInNewYork))
                .isEqualTo("2026-03-02");
        assertThat(cycles.tradeDate(instrument("XETR", "EQUITY"), lateInNewYork))
                .isEqualTo("2026-03-03");
    }
}
