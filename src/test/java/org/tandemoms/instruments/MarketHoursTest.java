package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class MarketHoursTest {

    private final MarketHours hours = new MarketHours(new ClassPathResource("instruments/market-hours.csv"));

    /** NYSE 2026: closed on 25 December, clocks change on 8 March and 1 November; LSE closed on 28 December as well. */
    @ParameterizedTest
    @CsvSource({
        "XNAS, 2026-03-02T14:30:00Z, 2026-03-02, 2026-03-02T14:30:00Z, 2026-03-02T21:00:00Z",
        "XNAS, 2026-03-02T21:00:00Z, 2026-03-03, 2026-03-03T14:30:00Z, 2026-03-03T21:00:00Z",
        "XNAS, 2026-03-07T12:00:00Z, 2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
        "XNAS, 2026-12-24T22:00:00Z, 2026-12-28, 2026-12-28T14:30:00Z, 2026-12-28T21:00:00Z",
        "XLON, 2026-12-24T22:00:00Z, 2026-12-29, 2026-12-29T08:00:00Z, 2026-12-29T16:30:00Z",
        "XNYM, 2026-03-02T23:30:00Z, 2026-03-03, 2026-03-02T23:00:00Z, 2026-03-03T22:00:00Z",
        "OTC,  2026-03-07T12:00:00Z, 2026-03-09, 2026-03-09T00:00:00Z, 2026-03-10T00:00:00Z",
        "XXXX, 2026-03-07T12:00:00Z, 2026-03-07, 2026-03-07T00:00:00Z, 2026-03-08T00:00:00Z"
    })
    void theTradingDayThatIsOnOrTheNext(String market, Instant now, String day, Instant opens, Instant closes) {
        MarketHours.Session session = hours.session(market, now);

        assertThat(session.day()).hasToString(day);
        assertThat(session.opensAt()).isEqualTo(opens);
        assertThat(session.closesAt()).isEqualTo(closes);
    }

    @Test
    void theNextOpeningIsNeverTheOneThatHasBeen() {
        assertThat(hours.next("XNAS", Instant.parse("2026-03-02T14:30:00Z")).opensAt())
                .isEqualTo("2026-03-03T14:30:00Z");
        assertThat(hours.next("XNAS", Instant.parse("2026-03-02T14:29:59Z")).opensAt())
                .isEqualTo("2026-03-02T14:30:00Z");
    }

    @Test
    void aTableOfOnesOwnHolds() {
        var own = new MarketHours(List.of("# mine", "", "XNAS,10:00,12:00,UTC,NoHolidays"));

        assertThat(own.session("XNAS", Instant.parse("2026-03-07T10:00:00Z")).closesAt())
                .isEqualTo("2026-03-07T12:00:00Z");
    }
}
