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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.CrashPoint;

/**
 * Holds goods for the lines of an order. A repetition after a crash first takes over what the attempt before it holds,
 * and moves its time on: either it or the freeing of forgotten holds gets each of them, never both.
 */
@Component
class Reserving {

    private final StockStore stock;
    private final Clock clock;
    private final Duration holdFor;

    /** @param holdFor how long a hold stays without an order that counts on it */
    Reserving(StockStore stock, Clock clock, @Value("${tandem.inventory.hold-for:PT2M}") Duration holdFor) {
        this.stock = stock;
        this.clock = clock;
        this.holdFor = holdFor;
    }

    /** See {@link Inventory#reserve}. */
    Reservation reserve(List<Demand> demands, List<String> locations, boolean partial) {
        return reserve(demands, locations, partial, until());
    }

    /** Until when a hold stays that is made now. */
    Instant until() {
        return clock.instant().plus(holdFor);
    }

    /** @param until the holds are freed then, unless somebody counts on them by then */
    Reservation reserve(List<Demand> demands, List<String> locations, boolean partial, Instant until) {
        Attempt attempt = new Attempt(locations, until);
        Map<String, BigDecimal> missing = new LinkedHashMap<>();
        Map<String, BigDecimal> seenFree = new HashMap<>();
        demands.stream().sorted(Comparator.comparing(Demand::sku)).forEach(line -> {
            BigDecimal open = line.quantity().subtract(attempt.hold(line));
            if (open.signum() > 0) {
                missing.put(line.key(), open);
                seenFree.computeIfAbsent(line.sku(), attempt::available);
            }
        });
        if (!missing.isEmpty() && !partial) {
            attempt.held.forEach(this::release);
            throw Shortage.of(demands, missing.keySet(), seenFree);
        }
        CrashPoint.STOCK_HELD.reached();
        return new Reservation(List.copyOf(attempt.held), Map.copyOf(missing), attempt.until.minus(margin()));
    }

    /** Between the last moment to store an order and the first at which its hold may be freed. */
    private Duration margin() {
        return holdFor.dividedBy(4);
    }

    private void release(Allotment held) {
        stock.release(held, CurrentActor.get().id(), clock.instant());
    }

    /** One pass over the lines of one order. */
    private final class Attempt {

        private final List<String> locations;
        private final Instant until;
        private final List<Allotment> held = new ArrayList<>();

        Attempt(List<String> locations, Instant until) {
            this.locations = locations;
            this.until = until;
        }

        /** Takes from one location what it has, then from the next. @return what is held for the line now */
        BigDecimal hold(Demand line) {
            Map<String, StockStore.Seen> seen = stock.look(line.sku(), locations, line.key()).stream()
                    .collect(Collectors.toMap(one -> one.level().location(), Function.identity()));
            BigDecimal done = BigDecimal.ZERO;
            for (StockStore.Seen one : seen.values()) {
                if (one.held().signum() > 0) {
                    done = done.add(takeOver(line, one.level().location(), one.held()));
                }
            }
            for (int round = 0; round < 2 && done.compareTo(line.quantity()) < 0; round++) {
                for (String location : wholeFirst(seen, line.quantity().subtract(done))) {
                    BigDecimal open = line.quantity().subtract(done);
                    BigDecimal take =
                            open.min(round == 0 ? seen.get(location).level().free() : free(line.sku(), location));
                    if (take.signum() > 0) {
                        done = done.add(hold(line, location, take));
                    }
                }
            }
            return done;
        }

        /** One parcel where one location has it all; otherwise in the given order. */
        private List<String> wholeFirst(Map<String, StockStore.Seen> seen, BigDecimal quantity) {
            return locations.stream()
                    .filter(seen::containsKey)
                    .sorted(Comparator.comparing(
                            location -> seen.get(location).level().free().compareTo(quantity) < 0))
                    .toList();
        }

        private BigDecimal free(String sku, String location) {
            return stock.levels(sku, List.of(location)).stream()
                    .map(StockLevel::free)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }

        /** @return what is held now under the line's key that was not counted before */
        private BigDecimal hold(Demand line, String location, BigDecimal take) {
            Allotment wanted = new Allotment(line.key(), line.sku(), location, take);
            StockStore.Outcome outcome =
                    stock.hold(wanted, until, CurrentActor.get().id(), clock.instant());
            if (outcome == StockStore.Outcome.DONE) {
                held.add(wanted);
                return take;
            }
            boolean counted = held.stream()
                    .anyMatch(own ->
                            own.key().equals(line.key()) && own.location().equals(location));
            if (outcome == StockStore.Outcome.NOT_POSSIBLE || counted) {
                return BigDecimal.ZERO;
            }
            BigDecimal before = stock.held(line.sku(), location, line.key()).orElse(BigDecimal.ZERO);
            return takeOver(line, location, before);
        }

        /** An earlier, interrupted attempt under the same key has held this; nothing when it is being freed just now. */
        private BigDecimal takeOver(Demand line, String location, BigDecimal before) {
            Allotment own = new Allotment(line.key(), line.sku(), location, before);
            if (!stock.renew(own, until)) {
                return BigDecimal.ZERO;
            }
            held.add(own);
            return before;
        }

        /** What the caller is told to be there: free, or held by this very attempt. */
        BigDecimal available(String sku) {
            BigDecimal free = stock.levels(sku, locations).stream()
                    .map(StockLevel::free)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return held.stream()
                    .filter(own -> own.sku().equals(sku))
                    .map(Allotment::quantity)
                    .reduce(free, BigDecimal::add);
        }
    }
}
