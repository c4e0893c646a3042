package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Cycle counts. A difference within the tolerance is booked at once; a greater one waits for another person than who
 * counted. Booked is the difference, not the number: what moved since the count has moved.
 */
@Component
public class StockCounts {

    private static final int BATCH = 200;

    private final Filing.Drawer<StockCount> counts;
    private final Inventory inventory;
    private final Catalogue catalogue;
    private final Clock clock;
    private final BigDecimal tolerance;

    /** @param tolerance worth of a difference, in the item's currency, up to which nobody else need look */
    StockCounts(
            Filing filing,
            Inventory inventory,
            Catalogue catalogue,
            Clock clock,
            @Value("${tandem.inventory.count-tolerance:50.00}") BigDecimal tolerance) {
        this.counts = filing.drawer(StockCount.class, "stock_counts");
        this.inventory = inventory;
        this.catalogue = catalogue;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** @param id of the count; a repetition with the same id does nothing */
    public StockCount count(String id, String sku, String location, BigDecimal counted) {
        BigDecimal booked = inventory.levels(sku).stream()
                .filter(level -> level.location().equals(location))
                .map(StockLevel::onHand)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        BigDecimal price = catalogue.item(sku).map(Item::unitPrice).orElse(BigDecimal.ZERO);
        BigDecimal worth = counted.subtract(booked).abs().multiply(price);
        StockCount.Stage stage = worth.compareTo(tolerance) > 0 ? StockCount.Stage.WAITING : StockCount.Stage.ACCEPTED;
        counts.insert(new StockCount(
                id,
                sku,
                location,
                counted,
                booked,
                worth,
                stage,
                CurrentActor.get().id(),
                clock.instant(),
                null,
                null));
        return book(get(id));
    }

    /**
     * Lets a difference stand.
     *
     * @throws Refused {@code four-eyes} for who counted, {@code insufficient-stock} while missing pieces are held for orders
     */
    public StockCount approve(String id, String reason) {
        return book(decide(id, StockCount.Stage.ACCEPTED, reason));
    }

    /** The count was wrong; nothing is booked. */
    public StockCount reject(String id, String reason) {
        return decide(id, StockCount.Stage.REJECTED, reason);
    }

    private StockCount decide(String id, StockCount.Stage stage, String reason) {
        String person = CurrentActor.get().id();
        return counts.change(id, count -> {
            boolean repeated = person.equals(count.decidedBy())
                    && (count.stage() == stage
                            || stage == StockCount.Stage.ACCEPTED && count.stage() == StockCount.Stage.BOOKED);
            if (repeated) {
                return count;
            }
            if (count.stage() != StockCount.Stage.WAITING) {
                throw Refused.because(ProblemCode.STATE, "The count is " + count.stage() + " and waits for nobody");
            }
            if (count.countedBy().equals(person)) {
                throw Refused.because(
                        ProblemCode.FOUR_EYES, "You counted this yourself; another person lets the difference stand");
            }
            return count.decided(stage, person, reason);
        });
    }

    private StockCount book(StockCount count) {
        if (count.stage() != StockCount.Stage.ACCEPTED) {
            return count;
        }
        boolean booked = count.variance().signum() == 0
                || inventory.move(Movement.Type.COUNT, count.sku(), count.location(), count.variance(), count.id());
        if (!booked) {
            counts.change(
                    id(count),
                    now -> now.stage() == StockCount.Stage.ACCEPTED ? now.in(StockCount.Stage.WAITING) : now);
            throw Refused.because(
                    ProblemCode.INSUFFICIENT_STOCK,
                    "Pieces are missing that are held for orders at " + count.location()
                            + "; the count waits until those orders are changed");
        }
        return counts.change(
                id(count), now -> now.stage() == StockCount.Stage.ACCEPTED ? now.in(StockCount.Stage.BOOKED) : now);
    }

    private static String id(StockCount count) {
        return count.id();
    }

    /** @throws Refused {@code not-found} */
    public StockCount get(String id) {
        return counts.find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no count " + id));
    }

    /** @param stage null for all; the youngest first */
    public List<StockCount> list(StockCount.Stage stage, int limit) {
        return counts.list(stage == null ? null : stage.name(), limit);
    }

    /** Books what was accepted by somebody who died over it. */
    @Scheduled(fixedDelayString = "${tandem.inventory.count-check-millis:15000}")
    void lookAfter() {
        for (StockCount count : list(StockCount.Stage.ACCEPTED, BATCH)) {
            try {
                CurrentActor.runAs(Actor.SYSTEM, () -> {
                    book(count);
                });
            } catch (Refused waitsAgain) {
                // it is shown as waiting, with the reason for whoever tries next
            }
        }
    }
}
