package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.NamedPieces;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The deliveries of one purchase. */
final class GoodsReceipts {

    private List<GoodsReceipt> receipts = new ArrayList<>();

    List<GoodsReceipt> all() {
        return List.copyOf(receipts);
    }

    /** The receipt that an earlier request with that key made. @throws Refused when that request said something else */
    Optional<GoodsReceipt> before(String key, String hash) {
        Optional<GoodsReceipt> before = receipts.stream()
                .filter(one -> one.request().startsWith(key + "#"))
                .findFirst();
        before.filter(one -> !one.request().equals(key + "#" + hash)).ifPresent(other -> {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        });
        return before;
    }

    /** Notes a delivery, and has the inventory book it. @param lots pieces with names of their own, or none */
    void add(PurchaseOrder purchase, String request, BigDecimal quantity, String deliveryNote, List<Lot> lots) {
        int number = receipts.size() + 1;
        receipts.add(new GoodsReceipt(
                number, request, quantity, deliveryNote, purchase.actor().id(), purchase.now(), false, lots));
        String part = "receive:" + number;
        Map<String, Object> goods = new HashMap<>(Map.of(
                "key",
                purchase.id() + ":" + part,
                "number",
                number,
                "sku",
                purchase.plan().sku(),
                "location",
                purchase.plan().location(),
                "quantity",
                quantity.toPlainString(),
                "reference",
                purchase.id() + ", " + deliveryNote));
        if (!lots.isEmpty()) {
            goods.put("lots", NamedPieces.told(lots));
        }
        purchase.send(part, "stock", "stock.receive", goods);
    }

    boolean isEmpty() {
        return receipts.isEmpty();
    }

    /** The day of the last one, UTC. */
    LocalDate lastDay() {
        return LocalDate.ofInstant(receipts.get(receipts.size() - 1).at(), ZoneOffset.UTC);
    }

    void booked(int number) {
        receipts.replaceAll(one -> one.number() == number ? one.onTheShelf() : one);
    }

    BigDecimal received() {
        return sum(any -> true);
    }

    BigDecimal notYetBooked() {
        return sum(one -> !one.booked());
    }

    private BigDecimal sum(Predicate<GoodsReceipt> which) {
        return receipts.stream().filter(which).map(GoodsReceipt::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
