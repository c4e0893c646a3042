package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Goods that are told apart by batch or serial. They come in under their names, leave first expired, first out unless a
 * picker says which it was, and can be followed to every customer who got some.
 */
@Component
public class Lots {

    /** A movement that was not booked by then is not going to be. */
    private static final Duration UNDERWAY = Duration.ofMinutes(5);

    private final StockStore stock;
    private final LotStore lots;
    private final SerialRegister serials;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lots(StockStore stock, LotStore lots, SerialRegister serials, ApplicationEventPublisher events, Clock clock) {
        this.stock = stock;
        this.lots = lots;
        this.serials = serials;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Named goods come in.
     *
     * @param key of this call; a repetition with the same key does nothing
     * @throws Refused {@code duplicate-serial} with every serial that came in before, {@code state} for another date
     */
    public StockLevel receive(String sku, String location, List<Lot> pieces, String key, String reference) {
        return comeIn(Movement.Type.RECEIPT, sku, location, pieces, key, reference);
    }

    /** Named goods are found, or are gone; what is held back as expired is thrown away by this. */
    public StockLevel adjust(String sku, String location, List<Lot> pieces, String key, String reason) {
        if (sum(pieces).signum() > 0) {
            return comeIn(Movement.Type.ADJUSTMENT, sku, location, pieces, key, reason);
        }
        return stock.book(movement(Movement.Type.ADJUSTMENT, sku, location, pieces, key, reason))
                .orElseThrow(() -> Refused.because(
                        ProblemCode.INSUFFICIENT_STOCK,
                        "Less than that is free at " + location + "; what is held for orders cannot be taken"));
    }

    private StockLevel comeIn(
            Movement.Type type, String sku, String location, List<Lot> pieces, String key, String reference) {
        Movement movement = movement(type, sku, location, pieces, key, reference);
        StockLevel level = booked(movement);
        events.publishEvent(new StockArrived(sku));
        return level;
    }

    /**
     * Gives pieces that have no batch or serial one. Nothing moves.
     *
     * @throws Refused {@code insufficient-stock} when fewer are without a name
     */
    public StockLevel identify(String sku, String location, List<Lot> pieces, String key) {
        BigDecimal nameless = lots.nameless(sku, location);
        Movement named = movement(Movement.Type.IDENTIFICATION, sku, location, pieces, key, key);
        Movement still = new Movement(
                named.id(),
                named.type(),
                sku,
                location,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                named.reference(),
                named.actor(),
                named.at(),
                pieces,
                null);
        boolean repeated = !lots.booked(sku, location, still.id()).isEmpty();
        if (!repeated && nameless.compareTo(sum(pieces)) < 0) {
            throw Refused.because(
                    ProblemCode.INSUFFICIENT_STOCK,
                    "Only " + nameless.max(BigDecimal.ZERO).toPlainString() + " at " + location
                            + " have no batch or serial");
        }
        return booked(still);
    }

    /** Serials are entered before the goods are booked; whoever is refused strikes out what it has entered. */
    private StockLevel booked(Movement movement) {
        Map<String, String> before = new LinkedHashMap<>();
        List<Lot> pieces = movement.lots();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).serial() != null
                    && !isEntered(movement, pieces.get(i).serial())) {
                before.put("/serials/" + i, pieces.get(i).serial());
            }
        }
        try {
            if (!before.isEmpty()) {
                throw duplicates(movement.sku(), before);
            }
            if (clock.instant().isAfter(movement.at().plus(UNDERWAY.dividedBy(2)))) {
                throw Refused.because(ProblemCode.IN_PROGRESS, "This took too long; send it again");
            }
            return stock.book(movement).orElseThrow();
        } catch (Refused refused) {
            strike(movement);
            throw refused;
        }
    }

    /** @return false when it is here, or another movement is just bringing it */
    private boolean isEntered(Movement movement, String serial) {
        var own = new SerialRegister.Entry(movement.id(), clock.instant());
        Optional<SerialRegister.Entry> other = serials.enter(movement.sku(), serial, own);
        if (other.isEmpty() || other.get().movement().equals(movement.id())) {
            return true;
        }
        return mayComeAgain(movement, serial, other.get()) && serials.replace(movement.sku(), serial, other.get(), own);
    }

    /** It never came; or it was written off and is found; or a customer has sent it back, and it gets its name again. */
    private boolean mayComeAgain(Movement movement, String serial, SerialRegister.Entry entry) {
        List<Movement> history = lots.history(movement.sku(), null, serial);
        boolean underway = history.stream().noneMatch(one -> one.id().equals(entry.movement()));
        if (underway && entry.at().isAfter(clock.instant().minus(UNDERWAY))) {
            return false;
        }
        if (history.isEmpty()) {
            return true;
        }
        Movement last = history.get(history.size() - 1);
        boolean gone = sum(last.lots()).signum() < 0;
        return gone
                && switch (last.type()) {
                    case ADJUSTMENT, COUNT -> true;
                    case ISSUE -> movement.type() == Movement.Type.IDENTIFICATION;
                    default -> false;
                };
    }

    private static Refused duplicates(String sku, Map<String, String> before) {
        List<FieldError> errors = before.entrySet().stream()
                .map(one -> FieldError.of(
                        one.getKey(), "duplicate-serial", one.getValue() + " of " + sku + " has come in before"))
                .toList();
        return new Problem(
                        ProblemCode.DUPLICATE_SERIAL,
                        "A serial number comes in once: "
                                + String.join(
                                        ", ", before.values().stream().sorted().toList()),
                        errors)
                .refused();
    }

    private void strike(Movement movement) {
        if (lots.booked(movement.sku(), movement.location(), movement.id()).isEmpty()) {
            movement.lots().stream()
                    .filter(piece -> piece.serial() != null)
                    .forEach(piece -> serials.strike(movement.sku(), piece.serial(), movement.id()));
        }
    }

    private Movement movement(
            Movement.Type type, String sku, String location, List<Lot> pieces, String key, String reference) {
        return new Movement(
                Movement.id(sku, location, type, key),
                type,
                sku,
                location,
                sum(pieces),
                sum(pieces),
                reference,
                CurrentActor.get().id(),
                clock.instant(),
                pieces,
                null);
    }

    private static BigDecimal sum(List<Lot> pieces) {
        return pieces.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Batches and serials on the shelves, the first to expire first. @param location null for all */
    public List<LotStore.Here> here(String sku, String location) {
        lots.blockExpired(clock.instant());
        return lots.here(sku, location);
    }

    public BigDecimal nameless(String sku, String location) {
        return lots.nameless(sku, location);
    }

    /** What to take from the shelf for that hold: first expired, first out. */
    public List<Lot> toPick(Allotment hold) {
        List<Lot> proposed = new ArrayList<>();
        BigDecimal open = hold.quantity();
        for (Lot lot : lots.pickable(hold, clock.instant())) {
            BigDecimal part = open.min(lot.quantity());
            if (part.signum() > 0) {
                proposed.add(lot.of(part));
                open = open.subtract(part);
            }
        }
        return proposed;
    }

    /**
     * A picker has these in hand for the hold.
     *
     * @param request a repetition of it does nothing
     * @throws Refused {@code state} for what is expired or not there, {@code duplicate-serial} for what another has
     */
    public void take(Allotment hold, List<Lot> pieces, String request) {
        lots.take(hold, pieces, request, clock.instant());
    }

    /** What of a hold left with that shipment. */
    public List<Lot> issued(Allotment hold, String shipment) {
        return lots.issued(hold, shipment);
    }

    /** Where pieces came from and where they went, the oldest movement first. @param serial null for the whole batch */
    public List<Movement> history(String sku, String batch, String serial) {
        return lots.history(sku, batch, serial);
    }
}
