package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;

/** What purchases will bring, and when. */
@Component
public class IncomingGoods {

    private static final int YOUNGEST = 20;

    private final OrderStore store;

    IncomingGoods(OrderStore store) {
        this.store = store;
    }

    /** @param expectedOn the supplier's promise, or the day it was asked for */
    public record Incoming(
            String purchaseId,
            String sku,
            String location,
            BigDecimal quantity,
            LocalDate expectedOn,
            boolean promised) {}

    /**
     * Goods that a supplier was asked for and that are still to come, soonest first. Proposals are no promise and left
     * out, and so is what the supplier has refused.
     */
    public List<Incoming> of(String sku) {
        return open("sku", sku).stream()
                .filter(purchase -> purchase.isExpectingMore() && !purchase.isRefused())
                .map(IncomingGoods::incoming)
                .filter(goods -> goods.quantity().signum() > 0)
                .sorted(Comparator.comparing(Incoming::expectedOn))
                .toList();
    }

    /** While a buyer looks at a supplier's offer, no more and no sooner is counted on than it says. */
    private static Incoming incoming(PurchaseOrder purchase) {
        BigDecimal quantity = purchase.outstanding();
        LocalDate day = purchase.expectedOn();
        Optional<Acknowledgement> offer = purchase.offer();
        if (offer.isPresent()) {
            quantity = quantity.min(offer.get().quantity());
            day = offer.get().date().isAfter(day) ? offer.get().date() : day;
        }
        boolean promised = offer.isEmpty() && purchase.purchaseStatus() != PurchaseStatus.ORDERED;
        return new Incoming(
                purchase.id(), purchase.plan().sku(), purchase.plan().location(), quantity, day, promised);
    }

    /** Proposed, ordered or received and not yet on the shelf. A purchase may be done a moment before its goods are booked. */
    BigDecimal onOrder(String sku, String location) {
        String shelf = sku + "|" + location;
        Map<String, PurchaseOrder> seen = new LinkedHashMap<>();
        Stream.concat(open("shelf", shelf).stream(), youngest("shelf", shelf))
                .forEach(purchase -> seen.putIfAbsent(purchase.id(), purchase));
        return seen.values().stream().map(PurchaseOrder::onOrder).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<PurchaseOrder> open(String tag, String value) {
        List<PurchaseOrder> open = new ArrayList<>();
        store.each(
                OrderFilter.open(OrderKind.PURCHASE).tagged(tag, value),
                purchase -> open.add((PurchaseOrder) purchase));
        return open;
    }

    private Stream<PurchaseOrder> youngest(String tag, String value) {
        return store
                .search(OrderFilter.of(OrderKind.PURCHASE).tagged(tag, value).atMost(YOUNGEST))
                .stream()
                .map(PurchaseOrder.class::cast);
    }
}
