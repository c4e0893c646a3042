package org.tandemoms.sandbox.venues;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.sandbox.SampleInstrument;

/** When the instruments' home markets open and close: then a lit venue holds its auctions. */
final class AuctionTimes {

    /**
     * One that is due.
     *
     * @param day of trading, in the market's own time
     */
    record Due(String symbol, Auctions.Kind kind, LocalDate day) {}

    private static final class Day {
        private MarketHours.Session session;
        private boolean open;

        private Day(MarketHours.Session session, Instant now) {
            this.session = session;
            this.open = !now.isBefore(session.opensAt());
        }
    }

    private final MarketHours hours;
    private final Clock clock;
    private final Map<String, List<String>> symbols = new LinkedHashMap<>();
    private final Map<String, Day> days = new HashMap<>();

    AuctionTimes(MarketHours hours, List<SampleInstrument> instruments, Clock clock) {
        this.hours = hours;
        this.clock = clock;
        instruments.forEach(instrument -> symbols.computeIfAbsent(instrument.market(), any -> new ArrayList<>())
                .add(instrument.symbol()));
        symbols.keySet()
                .forEach(market -> days.put(market, new Day(hours.session(market, clock.instant()), clock.instant())));
    }

    /** What has become due since it was asked last. */
    List<Due> due() {
        Instant now = clock.instant();
        List<Due> due = new ArrayList<>();
        days.forEach((market, day) -> {
            LocalDate today = day.session.day();
            if (!day.open && !now.isBefore(day.session.opensAt())) {
                day.open = true;
                symbols.get(market).forEach(symbol -> due.add(new Due(symbol, Auctions.Kind.OPENING, today)));
            }
            if (!now.isBefore(day.session.closesAt())) {
                symbols.get(market).forEach(symbol -> due.add(new Due(symbol, Auctions.Kind.CLOSING, today)));
                day.session = hours.session(market, now);
                day.open = false;
            }
        });
        return due;
    }
}
