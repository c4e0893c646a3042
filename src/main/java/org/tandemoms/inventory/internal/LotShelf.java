package org.tandemoms.inventory.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Movement;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * The batches and serials of one item at one location, as read once. What is on hand beyond them has no name: it came in
 * before the item was kept by batches, or back from a customer.
 *
 * @param lots on hand
 * @param blocked by lot name: expired, and held back from everybody
 * @param taken by hold key: what pickers have in their hands for it
 */
record LotShelf(BigDecimal onHand, List<Lot> lots, Map<String, BigDecimal> blocked, Map<String, List<Lot>> taken) {

    /** First expired, first out; what keeps for ever goes last, and of equals the one that was received first. */
    private static final Comparator<Lot> FEFO =
            Comparator.comparing(Lot::expiry, Comparator.nullsLast(Comparator.naturalOrder()));

    BigDecimal nameless() {
        return lots.stream().map(Lot::quantity).reduce(onHand, BigDecimal::subtract);
    }

    /**
     * The lots that a movement out of the house is about.
     *
     * @return with quantities below zero; what has no name is left out
     */
    List<Lot> choose(Movement movement) {
        BigDecimal need = movement.onHandChange().negate();
        if (need.signum() <= 0) {
            return List.of();
        }
        Chosen chosen = new Chosen(need);
        boolean issue = movement.type() == Movement.Type.ISSUE;
        if (issue) {
            taken.getOrDefault(movement.reference(), List.of()).forEach(lot -> chosen.add(lot, onHand(lot)));
        } else {
            chosen.leave(nameless());
        }
        lots.stream()
                .filter(lot -> !lot.isExpired(movement.at()))
                .sorted(FEFO)
                .forEach(lot -> chosen.add(lot, untaken(lot, movement.reference())));
        if (issue) {
            chosen.leave(nameless());
        }
        // it has left, whatever it was: better written down than forgotten
        lots.stream().sorted(FEFO).forEach(lot -> chosen.add(lot, unblocked(lot)));
        return chosen.lots();
    }

    /** What may be picked for a hold, the first to expire first. */
    List<Lot> pickable(String holdKey, Instant now) {
        return lots.stream()
                .filter(lot -> !lot.isExpired(now))
                .sorted(FEFO)
                .map(lot -> lot.of(untaken(lot, holdKey)))
                .filter(lot -> lot.quantity().signum() > 0)
                .toList();
    }

    private BigDecimal untaken(Lot lot, String holdKey) {
        return taken.entrySet().stream()
                .filter(hand -> !hand.getKey().equals(holdKey))
                .flatMap(hand -> hand.getValue().stream())
                .filter(other -> other.name().equals(lot.name()))
                .map(Lot::quantity)
                .reduce(unblocked(lot), BigDecimal::subtract);
    }

    BigDecimal unblocked(Lot lot) {
        return lot.quantity().subtract(blocked.getOrDefault(lot.name(), BigDecimal.ZERO));
    }

    /** The same with that much of the lot held back. */
    LotShelf blocking(Lot lot, BigDecimal quantity) {
        Map<String, BigDecimal> then = new HashMap<>(blocked);
        then.put(lot.name(), quantity);
        return new LotShelf(onHand, lots, then, taken);
    }

    private BigDecimal onHand(Lot lot) {
        return find(lot).map(Lot::quantity).orElse(BigDecimal.ZERO);
    }

    Optional<Lot> find(Lot wanted) {
        return lots.stream().filter(lot -> lot.name().equals(wanted.name())).findFirst();
    }

    /** @throws Refused {@code insufficient-stock}, {@code state} or {@code duplicate-serial} where the lots are not such */
    List<Lot> after(List<Lot> changes) {
        Map<String, Lot> byName = new LinkedHashMap<>();
        lots.forEach(lot -> byName.put(lot.name(), lot));
        for (Lot change : changes) {
            Lot before = byName.getOrDefault(change.name(), change.of(BigDecimal.ZERO));
            BigDecimal quantity = before.quantity().add(change.quantity());
            check(before, change, quantity);
            byName.put(change.name(), before.of(quantity));
        }
        return byName.values().stream()
                .filter(lot -> lot.quantity().signum() > 0)
                .toList();
    }

    private static void check(Lot before, Lot change, BigDecimal quantity) {
        if (quantity.signum() < 0) {
            throw Refused.because(
                    ProblemCode.INSUFFICIENT_STOCK,
                    "Of " + change.name() + " only " + before.quantity().toPlainString() + " are there");
        }
        boolean more = change.quantity().signum() > 0 && before.quantity().signum() > 0;
        if (more && change.serial() != null) {
            throw Refused.because(ProblemCode.DUPLICATE_SERIAL, "A piece with " + change.name() + " is there already");
        }
        if (more && change.expiry() != null && !change.expiry().equals(before.expiry())) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "The pieces of " + change.name() + " that are there expire on " + before.expiry()
                            + "; a batch has one date");
        }
    }

    /** Something of these expires then and is not held back yet. */
    Optional<Instant> nextExpiry(List<Lot> after) {
        return after.stream()
                .filter(lot -> lot.expiry() != null && unblocked(lot).signum() > 0)
                .map(Lot::expiresAt)
                .min(Comparator.naturalOrder());
    }

    /** Takes from lots until enough is taken. */
    private static final class Chosen {

        private final Map<String, Lot> chosen = new LinkedHashMap<>();
        private BigDecimal need;

        Chosen(BigDecimal need) {
            this.need = need;
        }

        void add(Lot lot, BigDecimal there) {
            Lot before = chosen.get(lot.name());
            BigDecimal had =
                    before == null ? BigDecimal.ZERO : before.quantity().negate();
            BigDecimal part = need.min(there.min(lot.quantity()).subtract(had));
            if (part.signum() > 0) {
                chosen.put(lot.name(), lot.of(had.add(part).negate()));
                need = need.subtract(part);
            }
        }

        void leave(BigDecimal nameless) {
            need = need.subtract(need.min(nameless.max(BigDecimal.ZERO)));
        }

        List<Lot> lots() {
            return new ArrayList<>(chosen.values());
        }
    }
}
