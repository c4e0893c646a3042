package org.tandemoms.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.sandbox.SampleInstrument;
import org.tandemoms.sandbox.SampleInstruments;

class AuctionTimesTest {

    private Instant now = Instant.parse("2026-03-06T12:00:00Z");

    private final Clock clock = new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final List<SampleInstrument> apple = SampleInstruments.all().stream()
            .filter(instrument -> instrument.symbol().equals("AAPL"))
            .toList();

    private final AuctionTimes times =
            new AuctionTimes(new MarketHours(List.of("XNAS,09:30,16:00,America/New_York,NYSE")), apple, clock);

    private List<Auctions.Kind> at(String time) {
        now = Instant.parse(time);
        return times.due().stream().map(AuctionTimes.Due::kind).toList();
    }

    /** Friday 6 March 2026; New York goes to summer time on Sunday the 8th. */
    @Test
    void anAuctionIsHeldOnceAtEachOpeningAndClose() {
        assertThat(at("2026-03-06T14:29:59Z")).isEmpty();
        assertThat(at("2026-03-06T14:30:00Z")).containsExactly(Auctions.Kind.OPENING);
        assertThat(at("2026-03-06T15:00:00Z")).isEmpty();
        assertThat(at("2026-03-06T21:00:00Z")).containsExactly(Auctions.Kind.CLOSING);
        assertThat(at("2026-03-07T15:00:00Z")).isEmpty();
        assertThat(at("2026-03-09T13:30:00Z")).containsExactly(Auctions.Kind.OPENING);
        assertThat(at("2026-03-09T20:00:00Z")).containsExactly(Auctions.Kind.CLOSING);
    }

    /** The sandbox's clock can be set forward. */
    @Test
    void neitherAuctionOfADayThatIsSkippedIsLost() {
        assertThat(at("2026-03-09T12:00:00Z")).containsExactly(Auctions.Kind.OPENING, Auctions.Kind.CLOSING);
        assertThat(at("2026-03-09T13:30:00Z")).containsExactly(Auctions.Kind.OPENING);
    }

    @Test
    void whoStartsDuringTheDayHasMissedTheOpening() {
        now = Instant.parse("2026-03-06T15:00:00Z");
        AuctionTimes late =
                new AuctionTimes(new MarketHours(List.of("XNAS,09:30,16:00,America/New_York,NYSE")), apple, clock);

        assertThat(late.due()).isEmpty();
    }
}
