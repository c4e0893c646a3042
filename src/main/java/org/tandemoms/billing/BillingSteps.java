package org.tandemoms.billing;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.sales.SalesLine;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.workflow.Step;

/** Steps that turn delivered goods into money and books. */
@Component
class BillingSteps {

    private final Invoices invoices;

    BillingSteps(Invoices invoices) {
        this.invoices = invoices;
    }

    @Step(
            value = "authorisePayment",
            title = "Authorise payment",
            description = "Asks the payment provider to set the amount aside; the money is taken on delivery.")
    public void authorisePayment(SalesOrder order) {
        order.askAuthorisation();
    }

    @Step(
            value = "issueInvoice",
            title = "Issue invoice",
            description = "Writes the invoice over what was delivered, once.")
    public void issueInvoice(SalesOrder order) {
        order.invoiced(invoices.issue(order).number());
    }

    @Step(
            value = "capturePayment",
            title = "Capture payment",
            description = "Asks the payment provider for the money that was set aside.")
    public void capturePayment(SalesOrder order) {
        order.askCapture();
    }

    @Step(
            value = "postToErp",
            title = "Post to ERP",
            description = "Sends order, delivery, invoice and the booking entry to the ERP.")
    public void postToErp(SalesOrder order) {
        String date = order.now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        for (String document : List.of("order", "delivery", "invoice")) {
            order.send(
                    "erp-" + document,
                    "erp",
                    "erp." + document,
                    Map.of(
                            "customerId", order.customerId(),
                            "currency", order.currency(),
                            "total", order.totals().gross().toPlainString(),
                            "date", date,
                            "lines",
                                    order.lines().stream()
                                            .map(BillingSteps::posting)
                                            .toList()));
        }
        order.send(
                "erp-journal",
                "erp",
                "erp.journal",
                Map.of(
                        "customerId", order.customerId(),
                        "currency", order.currency(),
                        "total", order.totals().gross().toPlainString(),
                        "date", date,
                        "lines", journal(order)));
    }

    private static Map<String, Object> posting(SalesLine line) {
        return Map.of(
                "sku", line.sku(),
                "quantity", line.quantity().toPlainString(),
                "net", line.net().toPlainString(),
                "tax", line.tax().toPlainString());
    }

    /** Receivables against revenue and tax; the sides are equal by construction of the totals. */
    private static List<Map<String, Object>> journal(SalesOrder order) {
        return List.of(
                entry("RECEIVABLES", "DEBIT", order.totals().gross().toPlainString()),
                entry(
                        "REVENUE",
                        "CREDIT",
                        order.totals().net().add(order.totals().shipping()).toPlainString()),
                entry("OUTPUT_TAX", "CREDIT", order.totals().tax().toPlainString()));
    }

    private static Map<String, Object> entry(String account, String side, String amount) {
        return Map.of("account", account, "side", side, "amount", amount);
    }

    @Step(
            value = "recordActivity",
            title = "Record in CRM",
            description = "Notes the completed order with the customer in the CRM.")
    public void recordActivity(SalesOrder order) {
        order.send(
                "crm",
                "crm",
                "crm.activity",
                Map.of(
                        "customerId",
                        order.customerId(),
                        "subject",
                        "Order " + order.clientOrderId() + " completed",
                        "text",
                        "Delivered and invoiced, " + order.gross(),
                        "at",
                        order.now().toString()));
    }

    @Step(
            value = "completeOrder",
            title = "Complete order",
            description = "Closes the order: delivered, invoiced and paid.")
    public void completeOrder(SalesOrder order) {
        order.completed();
    }
}
