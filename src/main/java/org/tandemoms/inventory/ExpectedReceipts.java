package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Goods that are expected and not yet here: written down by people or by partners' systems. */
@Component
public class ExpectedReceipts implements IncomingGoods {

    private static final int BATCH = 500;

    private final Filing.Drawer<ExpectedReceipt> expected;
    private final Inventory inventory;

    ExpectedReceipts(Filing filing, Inventory inventory) {
        this.expected = filing.drawer(ExpectedReceipt.class, "expected_receipts");
        this.inventory = inventory;
    }

    /** @param id of the expectation; a repetition with the same id does nothing */
    public ExpectedReceipt expect(
            String id, String sku, String location, BigDecimal quantity, LocalDate day, String reference) {
        expected.insert(
                new ExpectedReceipt(id, sku, location, quantity, day, reference, null, ExpectedReceipt.Stage.EXPECTED));
        return get(id);
    }

    /**
     * They are here, and for sale. A repetition does nothing.
     *
     * @param pieces how many came, null for all; what is short is not expected any more
     */
    public ExpectedReceipt arrived(String id, BigDecimal pieces) {
        return shelve(expected.change(id, goods -> {
            BigDecimal came = pieces == null ? goods.quantity() : pieces;
            if (goods.stage() == ExpectedReceipt.Stage.EXPECTED) {
                return goods.arriving(came);
            }
            if (goods.arrived() == null || goods.arrived().compareTo(came) != 0) {
                throw Refused.because(ProblemCode.STATE, "These goods are " + goods.stage() + " already");
            }
            return goods;
        }));
    }

    public ExpectedReceipt cancel(String id) {
        return expected.change(id, goods -> switch (goods.stage()) {
            case EXPECTED -> goods.in(ExpectedReceipt.Stage.CANCELLED);
            case CANCELLED -> goods;
            default -> throw Refused.because(ProblemCode.STATE, "These goods are here already");
        });
    }

    private ExpectedReceipt shelve(ExpectedReceipt goods) {
        if (goods.stage() != ExpectedReceipt.Stage.ARRIVING) {
            return goods;
        }
        if (goods.arrived().signum() > 0) {
            inventory.receive(
                    goods.sku(), goods.location(), goods.arrived(), "expected:" + goods.id(), goods.reference());
        }
        return expected.change(
                goods.id(),
                now -> now.stage() == ExpectedReceipt.Stage.ARRIVING ? now.in(ExpectedReceipt.Stage.ARRIVED) : now);
    }

    /** @throws Refused {@code not-found} */
    public ExpectedReceipt get(String id) {
        return expected.find(id)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "Nothing is expected under " + id));
    }

    /** @param stage null for all; the youngest first */
    public List<ExpectedReceipt> list(ExpectedReceipt.Stage stage, int limit) {
        return expected.list(stage == null ? null : stage.name(), limit);
    }

    @Override
    public List<Incoming> incoming(String sku) {
        return list(ExpectedReceipt.Stage.EXPECTED, BATCH).stream()
                .filter(goods -> goods.sku().equals(sku))
                .map(goods ->
                        new Incoming(sku, goods.location(), goods.quantity(), goods.expected(), goods.reference()))
                .toList();
    }

    /** Shelves what was counted in by somebody who died over it. */
    @Scheduled(fixedDelayString = "${tandem.inventory.expected-check-millis:15000}")
    void lookAfter() {
        list(ExpectedReceipt.Stage.ARRIVING, BATCH)
                .forEach(goods -> CurrentActor.runAs(Actor.SYSTEM, () -> {
                    shelve(goods);
                }));
    }
}
