package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Location;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placing;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Proposes what to buy and takes what people and suppliers say about it. */
@Component
public class Purchasing {

    private static final Logger log = LoggerFactory.getLogger(Purchasing.class);
    private static final String PROCESS = "replenishment";
    private static final String PLAIN = "[A-Za-z0-9_-]{1,60}";

    private final ReplenishmentPlanner planner;
    private final Suppliers suppliers;
    private final Catalogue catalogue;
    private final Demand demand;
    private final Orders orders;
    private final Placing placing;
    private final Clock clock;
    private final boolean scheduled;

    Purchasing(
            ReplenishmentPlanner planner,
            Suppliers suppliers,
            Catalogue catalogue,
            Demand demand,
            Orders orders,
            Placing placing,
            Clock clock,
            @Value("${tandem.procurement.scheduled:true}") boolean scheduled) {
        this.planner = planner;
        this.suppliers = suppliers;
        this.catalogue = catalogue;
        this.demand = demand;
        this.orders = orders;
        this.placing = placing;
        this.clock = clock;
        this.scheduled = scheduled;
    }

    /** One purchase an item, location and day, whoever proposes it: the id is made of the three. */
    static String idOf(String sku, String location, LocalDate day) {
        String date = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        if (sku.matches(PLAIN) && location.matches(PLAIN)) {
            return "PO." + date + "." + location + "." + sku;
        }
        byte[] shelf = (sku + "|" + location).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return "PO." + date + "." + UUID.nameUUIDFromBytes(shelf);
    }

    /**
     * @param made by this call
     * @param standing made before, today
     * @param looked at so many items and locations
     */
    public record Proposed(List<String> made, List<String> standing, int looked) {}

    @Scheduled(
            initialDelayString = "${tandem.procurement.plan-millis:300000}",
            fixedDelayString = "${tandem.procurement.plan-millis:300000}")
    void look() {
        if (scheduled) {
            Proposed proposed = propose(null, null);
            if (!proposed.made().isEmpty()) {
                log.info("Proposed to buy: {}", proposed.made());
            }
        }
    }

    /** Proposes what is to be bought today. @param sku null for all. @param location null for all */
    public Proposed propose(String sku, String location) {
        List<String> made = new ArrayList<>();
        List<String> standing = new ArrayList<>();
        int looked = 0;
        for (String item : sku == null ? suppliers.soldSkus() : List.of(sku)) {
            for (Location place : catalogue.locations()) {
                if (location == null || place.code().equals(location)) {
                    looked++;
                    propose(item, place.code(), made, standing);
                }
            }
        }
        return new Proposed(made, standing, looked);
    }

    private void propose(String sku, String location, List<String> made, List<String> standing) {
        String id = idOf(sku, location, demand.today());
        if (orders.find(id).isPresent()) {
            standing.add(id);
            return;
        }
        try {
            planner.plan(sku, location)
                    .filter(ReplenishmentPlan::isToBuy)
                    .ifPresent(plan -> (open(plan) ? made : standing).add(idOf(sku, location, plan.day())));
        } catch (RuntimeException e) {
            log.warn("{} at {} could not be planned; the others are", sku, location, e);
        }
    }

    /** @return false when somebody else was first */
    private boolean open(ReplenishmentPlan plan) {
        String id = idOf(plan.sku(), plan.location(), plan.day());
        SupplierItem item = suppliers.sellersOf(plan.sku()).stream()
                .filter(one -> one.supplierId().equals(plan.supplierId()))
                .findFirst()
                .orElseThrow();
        Supplier supplier = suppliers.find(plan.supplierId()).orElseThrow();
        var terms = new SupplierTerms(supplier.destination(), supplier.account(), item.supplierSku(), supplier.email());
        String token = UUID.randomUUID().toString();
        CurrentActor.runAs(Actor.SYSTEM, () -> {
            var purchase = new PurchaseOrder(id, plan, terms, clock.instant(), Actor.SYSTEM);
            purchase.takes(token);
            placing.open(purchase, PROCESS);
        });
        return orders.get(id, PurchaseOrder.class).hasTaken(token);
    }

    /** Says no to a proposal, as its task would. */
    public PurchaseOrderView reject(String id, Long seen, String reason) {
        return PurchaseOrderView.of(orders.changeIf(id, PurchaseOrder.class, seen, purchase -> {
            if (!purchase.purchaseStatus().isProposal()) {
                throw Refused.because(ProblemCode.STATE, "This was decided already");
            }
            purchase.decide(PurchaseOrder.DECIDE, "REJECT", reason);
        }));
    }

    /** Goods of a purchase have come. @param lots pieces with names of their own, or none */
    public PurchaseOrderView receive(
            String id,
            String key,
            String hash,
            BigDecimal quantity,
            boolean last,
            String deliveryNote,
            List<Lot> lots) {
        return PurchaseOrderView.of(orders.change(
                id, PurchaseOrder.class, purchase -> purchase.receive(key, hash, quantity, last, deliveryNote, lots)));
    }

    /** What the supplier has told a person. @throws Refused {@code state} unless its answer is awaited */
    public PurchaseOrderView answered(String id, Long seen, Acknowledgement answer) {
        return PurchaseOrderView.of(orders.changeIf(id, PurchaseOrder.class, seen, purchase -> {
            if (!purchase.isAwaitingAnswer()) {
                throw Refused.because(ProblemCode.STATE, "No answer of the supplier is awaited");
            }
            purchase.answered(answer);
        }));
    }

    public PurchaseOrderView invoice(String id, String number, LocalDate date, BigDecimal quantity, BigDecimal price) {
        return PurchaseOrderView.of(orders.change(
                id,
                PurchaseOrder.class,
                purchase -> purchase.invoiced(new SupplierInvoice(
                        number, date, quantity, price, SupplierInvoice.State.WAITING, List.of(), purchase.now()))));
    }

    public PurchaseOrderView closeRest(String id, Long seen, String reason) {
        return PurchaseOrderView.of(
                orders.changeIf(id, PurchaseOrder.class, seen, purchase -> purchase.closeRest(reason)));
    }

    public PurchaseOrder get(String id) {
        return orders.get(id, PurchaseOrder.class);
    }

    /** What would be bought now, without buying it. */
    public Optional<ReplenishmentPlan> plan(String sku, String location) {
        return planner.plan(sku, location);
    }
}
