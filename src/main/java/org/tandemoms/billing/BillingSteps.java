package org.tandemoms.billing;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.workflow.Step;

/** Steps that turn delivered goods into money and books. */
@Component
class BillingSteps {

    private final Invoicing invoicing;

    BillingSteps(Invoicing invoicing) {
        this.invoicing = invoicing;
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
        order.invoiced(invoicing.invoice(order).number());
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
        ErpPostings.sale(order);
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
