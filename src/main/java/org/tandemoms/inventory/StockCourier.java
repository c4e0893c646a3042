package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/** Gives holds back, lets held goods leave or takes goods back, when the order that says so is stored. Repetitions do nothing. */
@Component
class StockCourier implements Courier {

    private final Inventory inventory;

    StockCourier(Inventory inventory) {
        this.inventory = inventory;
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
            case "stock.issue" -> inventory.issue(hold);
            default -> {
                return Receipt.dead("Stock knows no " + message.type());
            }
        }
        return Receipt.delivered();
    }
}
