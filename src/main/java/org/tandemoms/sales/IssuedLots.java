package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;

/** The stock's answer to goods that left: which batches and serials they were. */
@Component
class IssuedLots implements ReplyHandler {

    @Override
    public String type() {
        return "stock.issue";
    }

    @Override
    public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
        String sku = reply.get("sku").toString();
        List<ShippedLot> went = ((List<?>) reply.get("lots"))
                .stream().map(told -> ShippedLot.of(sku, lot((Map<?, ?>) told))).toList();
        ((SalesOrder) order).shipping().carries(message.text("shipment"), went);
    }

    private static Lot lot(Map<?, ?> told) {
        String expiry = text(told, "expiry");
        return new Lot(
                text(told, "batch"),
                text(told, "serial"),
                expiry == null ? null : LocalDate.parse(expiry),
                new BigDecimal(text(told, "quantity")));
    }

    private static String text(Map<?, ?> told, String name) {
        Object value = told.get(name);
        return value == null ? null : value.toString();
    }
}
