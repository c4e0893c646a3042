package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

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
                return receive(hold, message);
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

    /** Pieces that the delivery names, or so many of a kind. A serial that came in before is for a person to clear up. */
    private Receipt receive(Allotment goods, OutboxMessage message) {
        List<Lot> pieces = NamedPieces.read(message.payload().get("lots"));
        if (pieces.isEmpty()) {
            inventory.receive(goods.sku(), goods.location(), goods.quantity(), goods.key(), message.text("reference"));
            return Receipt.confirmed(Map.of());
        }
        try {
            lots.receive(goods.sku(), goods.location(), pieces, goods.key(), message.text("reference"));
        } catch (Refused refused) {
            ProblemCode code = refused.problem().code();
            return code == ProblemCode.IN_PROGRESS
                    ? Receipt.later(refused.getMessage())
                    : Receipt.dead(refused.getMessage());
        }
        return Receipt.confirmed(Map.of());
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
                lots.issued(hold, shipment).stream().map(NamedPieces::told).toList();
        return pieces.isEmpty()
                ? Receipt.delivered()
                : Receipt.confirmed(Map.of("outcome", "ISSUED", "sku", hold.sku(), "lots", pieces));
    }
}
