package org.tandemoms.procurement;

import java.util.HashMap;
import java.util.Map;

/** What a purchase tells its supplier, through its outbox; each under a key that says it once. */
final class SupplierMessages {

    private static final String ORDER = "order";

    private SupplierMessages() {}

    static void order(AgreedPurchase purchase) {
        ReplenishmentPlan plan = purchase.plan();
        SupplierTerms terms = purchase.terms();
        Map<String, Object> order = new HashMap<>(Map.ofEntries(
                Map.entry("supplier", plan.supplierId()),
                Map.entry("account", terms.account()),
                Map.entry("sku", plan.sku()),
                Map.entry("supplierSku", terms.supplierSku()),
                Map.entry("quantity", plan.quantity().toPlainString()),
                Map.entry("unitPrice", plan.unitPrice().toPlainString()),
                Map.entry("currency", plan.currency()),
                Map.entry("location", plan.location()),
                Map.entry("wantedOn", plan.arrival().toString())));
        addressed(terms, order);
        purchase.send(ORDER, terms.destination(), "supplier.order", order);
    }

    private static void addressed(SupplierTerms terms, Map<String, Object> payload) {
        if (terms.email() != null) {
            payload.put("email", terms.email());
        }
    }

    /** @param number of the reminder */
    static void remind(AgreedPurchase purchase, int number) {
        about(purchase, "remind:" + number, "supplier.remind", Map.of());
    }

    static void cancel(AgreedPurchase purchase, String reason) {
        about(purchase, "cancel", "supplier.cancel", Map.of("reason", reason));
    }

    /** @param index of the invoice among the purchase's, from 0 */
    static void dispute(PurchaseOrder purchase, int index, SupplierInvoice invoice) {
        about(
                purchase,
                "dispute:" + index,
                "supplier.dispute",
                Map.of("invoice", invoice.number(), "reason", String.join(" ", invoice.differences())));
    }

    private static void about(AgreedPurchase purchase, String part, String type, Map<String, Object> more) {
        Map<String, Object> payload = new HashMap<>(more);
        payload.put("supplier", purchase.plan().supplierId());
        payload.put("order", purchase.id() + ":" + ORDER);
        addressed(purchase.terms(), payload);
        purchase.send(part, purchase.terms().destination(), type, payload);
    }
}
