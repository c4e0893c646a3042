package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Holds, releases and issues stock. Nothing is oversold: a hold takes from {@code free} in the guarded update that
 * checks it. Every operation may be repeated with the same key and then does nothing.
 */
@Component
public class Inventory {

    private static final Duration FIRST_CHECK = Duration.ofMinutes(2);

    private final StockStore stock;
    private final Catalogue catalogue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inventory(StockStore stock, Catalogue catalogue, ApplicationEventPublisher events, Clock clock) {
        this.stock = stock;
        this.catalogue = catalogue;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Holds all demands, in order of items so that opposite orders cannot wait for each other. Lines of one item are
     * summed before they are judged.
     *
     * @param locations where to look, best first
     * @param partial true to hold what there is and report the rest as missing; otherwise nothing stays held when
     *     anything is short
     * @throws Refused {@code insufficient-stock} with every short line
     */
    public Reservation reserve(List<Demand> demands, List<String> locations, boolean partial) {
        List<Allotment> held = new ArrayList<>();
        Map<String, BigDecimal> missing = new LinkedHashMap<>();
        Map<String, BigDecimal> seenFree = new HashMap<>();
        Map<String, List<Demand>> bySku = demands.stream()
                .sorted(Comparator.comparing(Demand::sku))
                .collect(Collectors.groupingBy(Demand::sku, LinkedHashMap::new, Collectors.toList()));
        bySku.forEach((sku, lines) -> {
            for (Demand line : lines) {
                BigDecimal open = line.quantity().subtract(holdLine(line, locations, held));
                if (open.signum() > 0) {
                    missing.put(line.key(), open);
                    seenFree.computeIfAbsent(sku, any -> available(sku, held));
                }
            }
        });
        if (!missing.isEmpty() && !partial) {
            held.forEach(this::release);
            throw shortOf(demands, missing, seenFree);
        }
        CrashPoint.STOCK_HELD.reached();
        return new Reservation(List.copyOf(held), Map.copyOf(missing));
    }

    /**
     * Says whether the demands could be held now, without holding anything.
     *
     * @throws Refused {@code insufficient-stock} with every short line
     */
    public void check(List<Demand> demands, List<String> locations) {
        Map<String, BigDecimal> free = new HashMap<>();
        demands.forEach(demand -> free.computeIfAbsent(demand.sku(), sku -> stock.levels(sku, locations).stream()
                .map(StockLevel::free)
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
        Map<String, BigDecimal> wanted = new HashMap<>();
        demands.forEach(demand -> wanted.merge(demand.sku(), demand.quantity(), BigDecimal::add));
        Map<String, BigDecimal> missing = new HashMap<>();
        demands.stream()
                .filter(demand -> wanted.get(demand.sku()).compareTo(free.get(demand.sku())) > 0)
                .forEach(demand -> missing.put(demand.key(), demand.quantity()));
        if (!missing.isEmpty()) {
            throw shortOf(demands, missing, free);
        }
    }

    /** Takes from one location what it has, then from the next. @return what is held now */
    private BigDecimal holdLine(Demand line, List<String> locations, List<Allotment> held) {
        Map<String, StockLevel> levels = stock.levels(line.sku(), locations).stream()
                .collect(Collectors.toMap(StockLevel::location, Function.identity()));
        BigDecimal done = BigDecimal.ZERO;
        for (int round = 0; round < 2 && done.compareTo(line.quantity()) < 0; round++) {
            for (String location : wholeFirst(locations, levels, line.quantity().subtract(done))) {
                BigDecimal open = line.quantity().subtract(done);
                BigDecimal free = free(line.sku(), location, levels, round);
                BigDecimal take = open.min(free);
                if (take.signum() > 0) {
                    BigDecimal got = hold(line, location, take, held);
                    done = done.add(got);
                }
            }
        }
        return done;
    }

    /** One parcel where one location has it all; otherwise in the given order. */
    private static List<String> wholeFirst(
            List<String> locations, Map<String, StockLevel> levels, BigDecimal quantity) {
        return locations.stream()
                .filter(levels::containsKey)
                .sorted(Comparator.comparing(
                        location -> levels.get(location).free().compareTo(quantity) < 0))
                .toList();
    }

    private BigDecimal free(String sku, String location, Map<String, StockLevel> levels, int round) {
        if (round == 0) {
            return levels.get(location).free();
        }
        return stock.levels(sku, List.of(location)).stream()
                .map(StockLevel::free)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** @return what is held now under the line's key that was not counted before */
    private BigDecimal hold(Demand line, String location, BigDecimal take, List<Allotment> held) {
        Instant now = clock.instant();
        Allotment wanted = new Allotment(line.key(), line.sku(), location, take);
        StockStore.Outcome outcome =
                stock.hold(wanted, now.plus(FIRST_CHECK), CurrentActor.get().id(), now);
        if (outcome == StockStore.Outcome.DONE) {
            held.add(wanted);
            return take;
        }
        boolean counted = held.stream()
                .anyMatch(own -> own.key().equals(line.key()) && own.location().equals(location));
        if (outcome == StockStore.Outcome.NOT_POSSIBLE || counted) {
            return BigDecimal.ZERO;
        }
        // an earlier, interrupted attempt under the same key has held this
        BigDecimal before = stock.held(line.sku(), location, line.key()).orElse(BigDecimal.ZERO);
        held.add(new Allotment(line.key(), line.sku(), location, before));
        return before;
    }

    private BigDecimal available(String sku, List<Allotment> ownHolds) {
        BigDecimal free = levels(sku).stream().map(StockLevel::free).reduce(BigDecimal.ZERO, BigDecimal::add);
        return ownHolds.stream()
                .filter(own -> own.sku().equals(sku))
                .map(Allotment::quantity)
                .reduce(free, BigDecimal::add);
    }

    private static Refused shortOf(
            List<Demand> demands, Map<String, BigDecimal> missing, Map<String, BigDecimal> available) {
        var shortSkus = demands.stream()
                .filter(demand -> missing.containsKey(demand.key()))
                .map(Demand::sku)
                .collect(Collectors.toSet());
        List<FieldError> errors = demands.stream()
                .filter(demand -> shortSkus.contains(demand.sku()))
                .map(demand -> shortLine(demand, available.get(demand.sku())))
                .toList();
        return new Problem(
                        ProblemCode.INSUFFICIENT_STOCK,
                        "Not enough stock of "
                                + String.join(", ", shortSkus.stream().sorted().toList())
                                + ". Order less, or allow back-order.",
                        errors)
                .refused();
    }

    private static FieldError shortLine(Demand demand, BigDecimal available) {
        return new FieldError(
                demand.pointer(),
                "insufficient-stock",
                "Wanted " + demand.quantity().toPlainString() + " of " + demand.sku() + ", available "
                        + available.toPlainString(),
                Map.of("sku", demand.sku(), "available", available.toPlainString()));
    }

    public void release(Allotment held) {
        stock.release(held, CurrentActor.get().id(), clock.instant());
    }

    /** Gives back what of the hold is over {@code keep}. */
    public void cut(Allotment held, BigDecimal keep) {
        stock.cut(held, keep, CurrentActor.get().id(), clock.instant());
    }

    public void issue(Allotment held) {
        stock.issue(held, CurrentActor.get().id(), clock.instant());
        CrashPoint.STOCK_MOVEMENT_WRITTEN.reached();
    }

    /** Goods come in. @param key of this call; a repetition with the same key does nothing */
    public StockLevel receive(String sku, String location, BigDecimal quantity, String key, String reference) {
        StockLevel level = stock.book(movement(Movement.Type.RECEIPT, sku, location, quantity, key, reference))
                .orElseThrow();
        events.publishEvent(new StockArrived(sku));
        return level;
    }

    /**
     * Goods came back from a customer. What is fit is for sale again; the rest leaves an entry in the ledger only.
     *
     * @param key of this return; a repetition with the same key does nothing
     */
    public void takeBack(String sku, String location, BigDecimal quantity, String key, boolean fit) {
        Movement.Type type = fit ? Movement.Type.RETURN : Movement.Type.SCRAP;
        BigDecimal change = fit ? quantity : BigDecimal.ZERO;
        stock.book(movement(type, sku, location, change, key, key + ", " + quantity.toPlainString()));
        if (fit) {
            events.publishEvent(new StockArrived(sku));
        }
    }

    /** @param quantity signed; refused when it would take what is held for orders */
    public StockLevel adjust(String sku, String location, BigDecimal quantity, String key, String reason) {
        return stock.book(movement(Movement.Type.ADJUSTMENT, sku, location, quantity, key, reason))
                .orElseThrow(() -> Refused.because(
                        ProblemCode.INSUFFICIENT_STOCK,
                        "Less than that is free at " + location + "; what is held for orders cannot be taken"));
    }

    private Movement movement(
            Movement.Type type, String sku, String location, BigDecimal quantity, String key, String reference) {
        return new Movement(
                Movement.id(sku, location, type, key),
                type,
                sku,
                location,
                quantity,
                quantity,
                reference,
                CurrentActor.get().id(),
                clock.instant());
    }

    /** Stock of the item at every location. */
    public List<StockLevel> levels(String sku) {
        return stock.levels(
                sku, catalogue.locations().stream().map(Location::code).toList());
    }
}
