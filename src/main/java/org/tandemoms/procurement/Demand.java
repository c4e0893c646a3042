package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Issues;

/** Keeps the demand history up with the stock ledger and gives it as the forecasts want it: one number a day. */
@Component
public class Demand {

    /** The ledger gets its entries within seconds; a node that lay dead over a day brings them late. */
    private static final int LOOK_BACK_DAYS = 7;

    /** Longer ago, people bought otherwise. */
    static final int LONGEST_DAYS = 2 * 365;

    private final DemandHistory history;
    private final Issues issues;
    private final Clock clock;

    Demand(DemandHistory history, Issues issues, Clock clock) {
        this.history = history;
        this.issues = issues;
        this.clock = clock;
    }

    /** A row of daily demand without holes. @param from the first day */
    public record Series(LocalDate from, List<BigDecimal> quantities) {

        public BigDecimal total() {
            return quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Counts what the ledger has got, once a day: forecasts look at whole days only. */
    public void refresh(String sku, String location) {
        if (history.countedUntil(sku, location).filter(today()::equals).isEmpty()) {
            count(sku, location);
        }
    }

    /** Counts what the ledger has got since the last time. */
    public void count(String sku, String location) {
        Instant from = history.countedUntil(sku, location)
                .map(until -> until.minusDays(LOOK_BACK_DAYS).atStartOfDay().toInstant(ZoneOffset.UTC))
                .orElse(null);
        history.counted(sku, location, issues.byDay(sku, location, from), today());
    }

    /** Counts the whole ledger anew. */
    public void rebuild(String sku, String location) {
        history.forgetCounted(sku, location);
        count(sku, location);
    }

    /** Demand from its first day until yesterday; today is not over and would look like a slump. */
    public Series until(String sku, String location, LocalDate today) {
        LocalDate last = today.minusDays(1);
        List<DemandHistory.Day> days = history.days(sku, location, today.minusDays(LONGEST_DAYS), last);
        if (days.isEmpty()) {
            return new Series(today, List.of());
        }
        Map<LocalDate, BigDecimal> byDate =
                days.stream().collect(Collectors.toMap(DemandHistory.Day::date, DemandHistory.Day::quantity));
        LocalDate first = days.get(0).date();
        List<BigDecimal> quantities = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            quantities.add(byDate.getOrDefault(day, BigDecimal.ZERO));
        }
        return new Series(first, quantities);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
