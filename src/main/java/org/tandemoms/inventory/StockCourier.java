package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/** Gives holds back, lets held goods leave or takes goods back, when the order that says so is stored. Repetitions do nothing. */
@Component
class StockCourier implements Courier {

    private final Inventory inventory;
    private final Lots lots;
    private final Catalogue catalogue;

    StockCourier(Inventory inventory, Lots lots, Catalogue catalogue) {
        this.inventory = inventory;
        this.lots = lots;
        this.catalogue = catalogue;
    }

    @Override
    public String destination() {
        return "stock";
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        var hold = new Allotment(
                message.text("key"),
                message.text("sku"),
                message.text("location"),
                new BigDecimal(message.text("quantity")));
        switch (message.type()) {
            case "stock.receive" -> {
                inventory.receive(hold.sku(), hold.location(), hold.quantity(), hold.key(), message.text("reference"));
                return Receipt.confirmed(Map.of());
            }
            case "stock.return" -> inventory.takeBack(hold.sku(), hold.location(), hold.quantity(), hold.key(), true);
            case "stock.scrap" -> inventory.takeBack(hold.sku(), hold.location(), hold.quantity(), hold.key(), false);
            case "stock.release" -> inventory.release(hold);
            case "stock.cut" -> inventory.cut(hold, new BigDecimal(message.text("keep")));
            case "stock.short" -> inventory.writeOff(hold, new BigDecimal(message.text("keep")));
            case "stock.issue" -> {
                return issue(hold, message.text("shipment"));
            }
            default -> {
                return Receipt.dead("Stock knows no " + message.type());
            }
        }
        return Receipt.delivered();
    }

    /** Where goods are told apart, the order is told which it got. */
    private Receipt issue(Allotment hold, String shipment) {
        inventory.issue(hold, shipment);
        boolean apart = catalogue
                .item(hold.sku())
                .map(Item::handling)
                .filter(handling -> handling.batches() || handling.serials())
                .isPresent();
        if (!apart || shipment == null) {
            return Receipt.delivered();
        }
        List<Map<String, Object>> pieces =
                lots.issued(hold, shipment).stream().map(StockCourier::told).toList();
        return pieces.isEmpty()
                ? Receipt.delivered()
                : Receipt.confirmed(Map.of("outcome", "ISSUED", "sku", hold.sku(), "lots", pieces));
    }

    private static Map<String, Object> told(Lot lot) {
        Map<String, Object> told = new HashMap<>();
        told.put("quantity", lot.quantity().toPlainString());
        Optional.ofNullable(lot.batch()).ifPresent(batch -> told.put("batch", batch));
        Optional.ofNullable(lot.serial()).ifPresent(serial -> told.put("serial", serial));
        Optional.ofNullable(lot.expiry()).ifPresent(expiry -> told.put("expiry", expiry.toString()));
        return told;
    }
}
