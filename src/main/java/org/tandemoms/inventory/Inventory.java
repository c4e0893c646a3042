package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Holds, releases and issues stock. Nothing is oversold: a hold takes from {@code free} in the guarded update that
 * checks it. Every operation may be repeated with the same key and then does nothing.
 */
@Component
public class Inventory {

    private final StockStore stock;
    private final Reserving reserving;
    private final Catalogue catalogue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inventory(
            StockStore stock, Reserving reserving, Catalogue catalogue, ApplicationEventPublisher events, Clock clock) {
        this.stock = stock;
        this.reserving = reserving;
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
        return reserving.reserve(demands, locations, partial);
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
            throw Shortage.of(demands, missing.keySet(), free);
        }
    }

    /** Gives a hold back whose time has passed; one that was renewed meanwhile stays. */
    void expire(Allotment held) {
        stock.expire(held, CurrentActor.get().id(), clock.instant());
    }

    public void release(Allotment held) {
        stock.release(held, CurrentActor.get().id(), clock.instant());
    }

    /** Gives back what of the hold is over {@code keep}. */
    public void cut(Allotment held, BigDecimal keep) {
        stock.cut(held, keep, CurrentActor.get().id(), clock.instant());
    }

    /** A picker did not find what of the hold is over {@code keep}. */
    public void writeOff(Allotment held, BigDecimal keep) {
        stock.writeOff(held, keep, CurrentActor.get().id(), clock.instant());
    }

    public void issue(Allotment held) {
        issue(held, null);
    }

    /** @param shipment that takes the goods along */
    public void issue(Allotment held, String shipment) {
        stock.issue(held, shipment, CurrentActor.get().id(), clock.instant());
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

    /**
     * Books goods in or out under a key; a repetition with the same key does nothing.
     *
     * @param quantity signed
     * @return false when it would take what is held for orders, or what is not there
     */
    boolean move(Movement.Type type, String sku, String location, BigDecimal quantity, String key) {
        return move(type, sku, location, quantity, key, List.of());
    }

    /** @param pieces which of it have a name; empty when nobody says */
    boolean move(Movement.Type type, String sku, String location, BigDecimal quantity, String key, List<Lot> pieces) {
        boolean booked = stock.book(
                        movement(type, sku, location, quantity, key, key).of(pieces))
                .isPresent();
        if (booked && quantity.signum() > 0) {
            events.publishEvent(new StockArrived(sku));
        }
        return booked;
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

    /**
     * Spreads an item that everybody wants at once over several stock documents at a location, so that many can hold some
     * of it at the same time. Once and for good; the same again does nothing.
     *
     * @throws Refused {@code state} while something is held, for pieces that are told apart, or with another number before
     */
    public void spread(String sku, String location, int buckets) {
        boolean apart = catalogue
                .item(sku)
                .map(Item::handling)
                .filter(handling -> handling.batches() || handling.serials())
                .isPresent();
        if (apart || !stock.spread(sku, location, buckets)) {
            throw Refused.because(
                    ProblemCode.STATE,
                    sku + " cannot be spread at " + location
                            + " now: some of it is held, it is kept by batch or serial, or it is spread otherwise already");
        }
    }

    /** Stock of the item at every location. */
    public List<StockLevel> levels(String sku) {
        return stock.levels(sku, locations());
    }

    /** Stock of each of the items at every location, read at once. */
    public Map<String, List<StockLevel>> levels(List<String> skus) {
        return stock.levelsOf(skus, locations()).stream().collect(Collectors.groupingBy(StockLevel::sku));
    }

    private List<String> locations() {
        return catalogue.locations().stream().map(Location::code).toList();
    }
}
