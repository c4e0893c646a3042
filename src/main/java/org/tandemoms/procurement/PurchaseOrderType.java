package org.tandemoms.procurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderType;

/** Purchases, as the common room sees them. */
@Component
class PurchaseOrderType implements OrderType {

    @Override
    public OrderKind kind() {
        return OrderKind.PURCHASE;
    }

    @Override
    public Class<PurchaseOrder> type() {
        return PurchaseOrder.class;
    }

    @Override
    public PurchaseOrderView present(Order order) {
        return PurchaseOrderView.of((PurchaseOrder) order);
    }

    @Override
    public Class<PurchaseOrderView> view() {
        return PurchaseOrderView.class;
    }

    @Override
    public void cancel(Order order, String reason) {
        ((PurchaseOrder) order).closeRest(reason);
    }

    @Override
    public Map<String, Object> handlingFacts(Order order) {
        return Map.of("kind", OrderKind.PURCHASE.name());
    }

    @Override
    public List<Fact> facts(Order order) {
        PurchaseOrder purchase = (PurchaseOrder) order;
        PurchaseOrderView view = PurchaseOrderView.of(purchase);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Item", view.sku() + " for " + view.location()));
        facts.add(new Fact("Supplier", view.supplierName()));
        facts.add(new Fact(
                "Quantity",
                view.quantity().toPlainString() + " at " + view.unitPrice().toPlainString() + " " + view.currency()));
        facts.add(new Fact("Amount", view.amount().toPlainString() + " " + view.currency()));
        facts.add(new Fact("Expected on", view.expectedOn().toString()));
        if (!purchase.purchaseStatus().isProposal()) {
            facts.add(new Fact("Promised", view.promised().toPlainString()));
            facts.add(new Fact("Received", view.received().toPlainString()));
        }
        view.invoices().stream()
                .map(invoice -> new Fact(
                        "Invoice " + invoice.number(),
                        invoice.quantity().toPlainString() + " at "
                                + invoice.unitPrice().toPlainString() + " " + view.currency()))
                .forEach(facts::add);
        return facts;
    }

    @Override
    public void reject(Order order) {
        ((PurchaseOrder) order).close();
    }

    @Override
    public void cancelled(Order order) {
        ((PurchaseOrder) order).close();
    }

    @Override
    public void alarm(Order order) {
        ((PurchaseOrder) order).alarmed();
    }
}
