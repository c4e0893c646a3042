package org.tandemoms.billing;

import com.helger.ubl21.UBL21Marshaller;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.springframework.stereotype.Component;

/**
 * Invoices and credit notes as UBL 2.1 with the content of EN 16931. The library holds the schema; nothing leaves that is
 * not valid by it.
 */
@Component
public class InvoiceXml {

    private static final String EN_16931 = "urn:cen.eu:en16931:2017";

    /** UNCL 1001: commercial invoice; credit note for goods. */
    private static final String COMMERCIAL_INVOICE = "380";

    private static final String CREDIT_NOTE = "381";

    /** UN/ECE Rec 20: one piece. */
    private static final String PIECE = "C62";

    private final Seller seller;

    InvoiceXml(Seller seller) {
        this.seller = seller;
    }

    public byte[] of(Invoice invoice) {
        byte[] xml = invoice.kind() == Invoice.Kind.INVOICE
                ? UBL21Marshaller.invoice().setFormattedOutput(true).getAsBytes(invoice(invoice))
                : UBL21Marshaller.creditNote().setFormattedOutput(true).getAsBytes(creditNote(invoice));
        if (xml == null) {
            throw new IllegalStateException(invoice.number() + " is not valid by the UBL 2.1 schema");
        }
        return xml;
    }

    private InvoiceType invoice(Invoice invoice) {
        var parts = new UblParts(invoice);
        var ubl = new InvoiceType();
        ubl.setCustomizationID(EN_16931);
        ubl.setID(invoice.number());
        ubl.setIssueDate(UblParts.date(invoice.issuedAt()));
        ubl.setDueDate(UblParts.date(invoice.dueAt()));
        ubl.setInvoiceTypeCode(COMMERCIAL_INVOICE);
        ubl.setDocumentCurrencyCode(invoice.currency());
        ubl.setOrderReference(order(invoice));
        ubl.setAccountingSupplierParty(parts.supplier(seller));
        ubl.setAccountingCustomerParty(parts.customer());
        ubl.addDelivery(parts.delivery());
        ubl.addPaymentMeans(parts.paymentMeans(seller));
        if (invoice.delivery().signum() > 0) {
            ubl.addAllowanceCharge(parts.deliveryCharge());
        }
        ubl.addTaxTotal(parts.taxTotal());
        ubl.setLegalMonetaryTotal(parts.totals());
        invoice.lines().forEach(line -> ubl.addInvoiceLine(invoiced(line, parts, invoice.currency())));
        return ubl;
    }

    private static InvoiceLineType invoiced(Invoice.Line from, UblParts parts, String currency) {
        var line = new InvoiceLineType();
        line.setID(from.lineId());
        line.setInvoicedQuantity(UblParts.plain(from.quantity())).setUnitCode(PIECE);
        line.setLineExtensionAmount(from.net()).setCurrencyID(currency);
        if (from.discount().signum() > 0) {
            line.addAllowanceCharge(parts.discount(from.discount()));
        }
        line.setItem(parts.item(from));
        line.setPrice(parts.price(from));
        return line;
    }

    private CreditNoteType creditNote(Invoice note) {
        var parts = new UblParts(note);
        var ubl = new CreditNoteType();
        ubl.setCustomizationID(EN_16931);
        ubl.setID(note.number());
        ubl.setIssueDate(UblParts.date(note.issuedAt()));
        ubl.setCreditNoteTypeCode(CREDIT_NOTE);
        ubl.addNote(new NoteType(note.reason()));
        ubl.setDocumentCurrencyCode(note.currency());
        ubl.setOrderReference(order(note));
        var corrected = new DocumentReferenceType();
        corrected.setID(note.corrects());
        var reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(corrected);
        ubl.addBillingReference(reference);
        ubl.setAccountingSupplierParty(parts.supplier(seller));
        ubl.setAccountingCustomerParty(parts.customer());
        ubl.addDelivery(parts.delivery());
        ubl.addPaymentMeans(parts.paymentMeans(seller));
        ubl.addTaxTotal(parts.taxTotal());
        ubl.setLegalMonetaryTotal(parts.totals());
        note.lines().forEach(line -> ubl.addCreditNoteLine(credited(line, parts, note.currency())));
        return ubl;
    }

    private static CreditNoteLineType credited(Invoice.Line from, UblParts parts, String currency) {
        var line = new CreditNoteLineType();
        line.setID(from.lineId());
        line.setCreditedQuantity(UblParts.plain(from.quantity())).setUnitCode(PIECE);
        line.setLineExtensionAmount(from.net()).setCurrencyID(currency);
        line.setItem(parts.item(from));
        line.setPrice(parts.price(from));
        return line;
    }

    private static OrderReferenceType order(Invoice invoice) {
        var order = new OrderReferenceType();
        order.setID(invoice.orderId());
        return order;
    }
}
