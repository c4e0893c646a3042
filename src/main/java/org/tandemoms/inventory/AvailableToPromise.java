package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What can be promised for which day: what is free now, with what comes in, less what is promised already and what is
 * kept as safety. A piece counts for a day only if no promise of a later day needs it (cumulative available-to-promise
 * with look-ahead, as in Vollmann et al., Manufacturing Planning and Control, chapter on demand management).
 */
@Component
public class AvailableToPromise {

    private final Inventory inventory;
    private final SafetyStocks safety;
    private final List<IncomingGoods> incoming;
    private final List<OpenDemand> demand;
    private final Clock clock;

    AvailableToPromise(
            Inventory inventory,
            SafetyStocks safety,
            List<IncomingGoods> incoming,
            List<OpenDemand> demand,
            Clock clock) {
        this.inventory = inventory;
        this.safety = safety;
        this.incoming = incoming;
        this.demand = demand;
        this.clock = clock;
    }

    /**
     * @param incoming pieces that come in on that day
     * @param demand pieces promised for that day
     * @param projected free stock at the end of the day if everything comes and goes as said; may be below zero
     * @param available what can still be promised for that day
     */
    public record Day(
            LocalDate date, BigDecimal incoming, BigDecimal demand, BigDecimal projected, BigDecimal available) {}

    /** @param free on the shelves and held for nobody @param safety not promised to anybody */
    public record Outlook(
            String sku, BigDecimal free, BigDecimal safety, List<Day> days, List<IncomingGoods.Incoming> incoming) {

        /** The first day on which that much can be promised. */
        public Optional<LocalDate> earliest(BigDecimal quantity) {
            return days.stream()
                    .filter(day -> day.available().compareTo(quantity) >= 0)
                    .map(Day::date)
                    .findFirst();
        }
    }

    /** The days on which something changes, today first (UTC). */
    public Outlook outlook(String sku) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<IncomingGoods.Incoming> coming = incoming.stream()
                .flatMap(source -> source.incoming(sku).stream())
                .toList();
        TreeMap<LocalDate, BigDecimal> in = new TreeMap<>(Map.of(today, BigDecimal.ZERO));
        coming.forEach(goods -> in.merge(notBefore(today, goods.expected()), goods.quantity(), BigDecimal::add));
        TreeMap<LocalDate, BigDecimal> out = new TreeMap<>();
        demand.stream()
                .flatMap(source -> source.promised(sku).stream())
                .forEach(promise -> out.merge(notBefore(today, promise.wanted()), promise.quantity(), BigDecimal::add));
        out.keySet().forEach(day -> in.putIfAbsent(day, BigDecimal.ZERO));
        BigDecimal free = inventory.levels(sku).stream().map(StockLevel::free).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal kept = safety.of(sku);
        return new Outlook(sku, free, kept, days(free, kept, in, out), coming);
    }

    private static LocalDate notBefore(LocalDate today, LocalDate day) {
        return day == null || day.isBefore(today) ? today : day;
    }

    static List<Day> days(
            BigDecimal free, BigDecimal safety, TreeMap<LocalDate, BigDecimal> in, Map<LocalDate, BigDecimal> out) {
        List<Day> days = new ArrayList<>();
        BigDecimal projected = free;
        for (Map.Entry<LocalDate, BigDecimal> day : in.entrySet()) {
            BigDecimal wanted = out.getOrDefault(day.getKey(), BigDecimal.ZERO);
            projected = projected.add(day.getValue()).subtract(wanted);
            days.add(new Day(day.getKey(), day.getValue(), wanted, projected, BigDecimal.ZERO));
        }
        BigDecimal least = null;
        for (int i = days.size() - 1; i >= 0; i--) {
            Day day = days.get(i);
            least = least == null ? day.projected() : least.min(day.projected());
            BigDecimal available = least.subtract(safety).max(BigDecimal.ZERO);
            days.set(i, new Day(day.date(), day.incoming(), day.demand(), day.projected(), available));
        }
        return List.copyOf(days);
    }
}
