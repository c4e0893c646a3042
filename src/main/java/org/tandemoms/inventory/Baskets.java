package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Holds goods for somebody who has not ordered yet, for a while. A hold lapses by itself when its time has passed; the
 * order that names the basket takes each hold over in one guarded update, so that it is never free in between.
 */
@Component
public class Baskets {

    private final Filing.Drawer<Basket> baskets;
    private final StockStore stock;
    private final Reserving reserving;
    private final Clock clock;

    Baskets(Filing filing, StockStore stock, Reserving reserving, Clock clock) {
        this.baskets = filing.drawer(Basket.class, "baskets");
        this.stock = stock;
        this.reserving = reserving;
        this.clock = clock;
    }

    /**
     * Puts goods aside, all or none.
     *
     * @param id of the basket; a repetition goes on where the first was cut off
     * @param locations where to look, best first
     * @throws Refused {@code insufficient-stock} with every short line
     */
    public Basket open(String id, String owner, List<Basket.Line> lines, Duration time, List<String> locations) {
        Instant now = clock.instant();
        baskets.insert(new Basket(id, owner, lines, List.of(), now.plus(time), Basket.Stage.OPENING, null, now));
        Basket basket = get(id, owner);
        if (basket.stage() != Basket.Stage.OPENING) {
            return basket;
        }
        try {
            Reservation held = reserving.reserve(basket.demands(), locations, false, basket.expiresAt());
            return baskets.change(
                    id, opened -> opened.stage() == Basket.Stage.OPENING ? opened.holding(held.allotments()) : opened);
        } catch (Refused tooLittle) {
            baskets.change(id, opened -> opened.in(Basket.Stage.REFUSED));
            throw tooLittle;
        }
    }

    /** @throws Refused {@code not-found} also for the basket of somebody else */
    public Basket get(String id, String owner) {
        return baskets.find(id)
                .filter(basket -> basket.owner().equals(owner))
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no basket " + id));
    }

    /**
     * Keeps the goods longer, from now on.
     *
     * @throws Refused {@code state} when its time has passed or it is not open
     */
    public Basket extend(String id, String owner, Duration time) {
        Instant until = clock.instant().plus(time);
        Basket basket = usable(get(id, owner));
        for (Allotment hold : basket.held()) {
            if (!stock.renew(hold, until)) {
                throw expired(basket);
            }
        }
        return baskets.change(id, now -> usable(now).until(until));
    }

    private Basket usable(Basket basket) {
        if (basket.stage() != Basket.Stage.OPEN) {
            throw Refused.because(
                    ProblemCode.STATE,
                    basket.order() == null
                            ? "The basket is not open any more"
                            : "Order " + basket.order() + " has taken the basket");
        }
        if (basket.isExpired(clock.instant())) {
            throw expired(basket);
        }
        return basket;
    }

    private static Refused expired(Basket basket) {
        return Refused.because(
                ProblemCode.STATE, "The basket was kept until " + basket.expiresAt() + "; put the goods aside anew");
    }

    /** Lets the goods go; one that is open no more is left as it is. */
    public void release(String id, String owner) {
        get(id, owner);
        Basket basket =
                baskets.change(id, now -> now.stage() == Basket.Stage.OPEN ? now.in(Basket.Stage.RELEASED) : now);
        if (basket.stage() == Basket.Stage.RELEASED) {
            basket.held().forEach(this::letGo);
        }
    }

    private void letGo(Allotment hold) {
        stock.release(hold, CurrentActor.get().id(), clock.instant());
    }

    /**
     * Holds goods for an order, those of the basket first. What of the basket the order does not need is free again.
     *
     * @param order id of the order; of two only the first gets the basket
     * @throws Refused {@code not-found}, {@code state} or {@code insufficient-stock}; the basket is open again then
     */
    public Reservation reserve(
            String id, String owner, String order, List<Demand> demands, List<String> locations, boolean partial) {
        get(id, owner);
        Basket basket = baskets.change(
                id, now -> order.equals(now.order()) ? now : usable(now).takenBy(order));
        Set<Allotment> left = new HashSet<>(basket.held());
        for (Demand demand : demands) {
            takeOver(demand, matching(basket, demand, left, locations), left);
        }
        try {
            Reservation reservation = reserving.reserve(demands, locations, partial);
            left.forEach(this::letGo);
            return reservation;
        } catch (Refused tooLittle) {
            reopen(basket, locations);
            throw tooLittle;
        }
    }

    /** The basket's holds for the same line, or else for the same item, at locations that may serve the order. */
    private static List<Allotment> matching(Basket basket, Demand demand, Set<Allotment> left, List<String> locations) {
        String line = basket.id() + demand.key().substring(demand.key().indexOf(':'));
        List<Allotment> same = left.stream()
                .filter(hold -> hold.sku().equals(demand.sku()) && locations.contains(hold.location()))
                .toList();
        List<Allotment> own =
                same.stream().filter(hold -> hold.key().equals(line)).toList();
        return own.isEmpty() ? same : own;
    }

    private void takeOver(Demand demand, List<Allotment> holds, Set<Allotment> left) {
        BigDecimal open = demand.quantity();
        Set<String> places = new HashSet<>();
        for (Allotment hold : new ArrayList<>(holds)) {
            if (open.signum() <= 0 || !places.add(hold.location())) {
                continue;
            }
            boolean last = holds.size() == 1;
            BigDecimal part = last ? open : open.min(hold.quantity());
            BigDecimal got = takeOver(hold, demand, part);
            if (got.signum() > 0) {
                left.remove(hold);
                open = open.subtract(got);
            }
        }
    }

    /** More than the basket holds is taken when that much is free; otherwise what the basket holds. */
    private BigDecimal takeOver(Allotment hold, Demand demand, BigDecimal wanted) {
        for (BigDecimal quantity : List.of(wanted, wanted.min(hold.quantity()))) {
            var own = new Allotment(demand.key(), hold.sku(), hold.location(), quantity);
            StockStore.Outcome outcome = stock.takeOver(
                    hold, own, reserving.until(), CurrentActor.get().id(), clock.instant());
            if (outcome == StockStore.Outcome.DONE) {
                return quantity;
            }
        }
        return BigDecimal.ZERO;
    }

    /** Nothing comes of the order: the goods are put aside again, as far as they are still there. */
    private void reopen(Basket basket, List<String> locations) {
        if (basket.isExpired(clock.instant())) {
            return;
        }
        basket.held().forEach(this::letGo);
        Reservation again = reserving.reserve(basket.demands(), locations, true, basket.expiresAt());
        baskets.change(basket.id(), now -> now.holding(again.allotments()));
    }
}
