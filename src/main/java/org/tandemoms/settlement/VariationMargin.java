package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.Positions;
import org.tandemoms.shared.Money;

/**
 * What futures gain and lose is paid day by day: after each trading day an account pays or gets what its position has lost
 * or gained since the day before, at the {@linkplain MarginPrices settlement price} of the day. Each payment is what the position has gained in all, less what was
 * paid before, so that a day that was missed, a bust or a correction is made good by the next.
 *
 * <p>The ledger alone remembers. The account's side of a payment is booked under a key that only one node can take; the
 * clearing house's side follows from what is booked there.
 */
@Component
class VariationMargin {

    private static final Logger log = LoggerFactory.getLogger(VariationMargin.class);

    /** The longest that a market is closed. */
    private static final int LONGEST_BREAK_DAYS = 10;

    private final Positions positions;
    private final Instruments instruments;
    private final MarginPrices prices;
    private final MarketHours hours;
    private final Settlements ledger;
    private final Clock clock;

    /** The last trading day of each market that this node has looked through; a restart looks again. */
    private final Map<String, LocalDate> done = new ConcurrentHashMap<>();

    VariationMargin(
            Positions positions,
            Instruments instruments,
            MarginPrices prices,
            MarketHours hours,
            Settlements ledger,
            Clock clock) {
        this.positions = positions;
        this.instruments = instruments;
        this.prices = prices;
        this.hours = hours;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${tandem.settlement.margin-check-millis:60000}")
    void settle() {
        Map<String, MarketHours.Session> over = new HashMap<>();
        for (String market : margined()) {
            lastClosed(market)
                    .filter(session -> !session.day().equals(done.get(market)))
                    .ifPresent(session -> over.put(market, session));
        }
        if (over.isEmpty()) {
            return;
        }
        for (Position position : positions.of(null)) {
            instruments
                    .bySymbol(position.symbol())
                    .filter(instrument -> instrument.isMargined() && over.containsKey(instrument.market()))
                    .filter(instrument -> !settled(position, instrument, over.get(instrument.market())))
                    .ifPresent(instrument -> over.remove(instrument.market()));
        }
        over.forEach((market, session) -> done.put(market, session.day()));
    }

    private List<String> margined() {
        return instruments.all().stream()
                .filter(Instrument::isMargined)
                .map(Instrument::market)
                .distinct()
                .collect(Collectors.toList());
    }

    private Optional<MarketHours.Session> lastClosed(String market) {
        Instant now = clock.instant();
        return IntStream.rangeClosed(1, LONGEST_BREAK_DAYS)
                .mapToObj(back -> hours.session(market, now.minus(Duration.ofDays(back))))
                .filter(session -> !session.closesAt().isAfter(now))
                .findFirst();
    }

    /** @return false when it has to be tried again */
    private boolean settled(Position position, Instrument instrument, MarketHours.Session session) {
        if (position.updatedAt().isAfter(session.closesAt())) {
            return true; // what the next day has changed is paid after that day
        }
        Optional<BigDecimal> gained = gained(position, instrument, session);
        if (gained.isEmpty()) {
            return false;
        }
        try {
            pay(position, instrument, session.day(), gained.get());
            return true;
        } catch (RuntimeException e) {
            log.warn("The margin of {} of {} is tried again", position.symbol(), position.account(), e);
            return false;
        }
    }

    /** In all; a position that is closed needs no price for it. */
    private Optional<BigDecimal> gained(Position position, Instrument instrument, MarketHours.Session session) {
        return position.quantity().signum() == 0
                ? Optional.of(position.realised())
                : prices.of(instrument.symbol(), session).map(price -> gained(position, instrument, price));
    }

    static BigDecimal gained(Position position, Instrument instrument, BigDecimal price) {
        return position.realised()
                .add(instrument.value(position.quantity(), price))
                .subtract(position.cost());
    }

    static String seriesOf(Position position) {
        return "MARGIN:" + position.account() + "|" + position.symbol();
    }

    private void pay(Position position, Instrument instrument, LocalDate day, BigDecimal gained) {
        String account = "CASH:" + position.account();
        String series = seriesOf(position);
        String key = series + ":" + day;
        List<CashEntry> booked = ledger.entriesOf(series);
        if (find(booked, key + ":1").isEmpty()) {
            BigDecimal paid = booked.stream()
                    .filter(entry -> entry.account().equals(account))
                    .map(CashEntry::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal due = Money.of(gained, position.currency()).amount().subtract(paid);
            if (due.signum() == 0) {
                return;
            }
            ledger.book(List.of(new CashEntry(key + ":1", series, account, position.currency(), due, day)));
        }
        CashEntry mine = find(ledger.entriesOf(series), key + ":1").orElseThrow();
        ledger.book(List.of(new CashEntry(
                key + ":2",
                series,
                "CLEARING:" + instrument.market(),
                mine.currency(),
                mine.amount().negate(),
                mine.valueDate())));
    }

    private static Optional<CashEntry> find(List<CashEntry> entries, String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
