package org.tandemoms.billing;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Invoices and credit notes for people to read and print, A4. */
@Component
public class InvoicePdf {

    /** Part of PDFBox, which the renderer stands on: Latin, Greek and Cyrillic letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE =
            """
            @page { size: A4; margin: 22mm 18mm; @bottom-center { content: counter(page) " / " counter(pages);
                    font: 8pt 'Liberation'; color: #666; } }
            body { font: 9.5pt/1.4 'Liberation'; color: #1a1a1a; }
            h1 { font-size: 17pt; margin: 14mm 0 4mm; }
            table { width: 100%; border-collapse: collapse; } .lines { -fs-table-paginate: paginate; }
            .lines th { text-align: left; border-bottom: 1pt solid #333; padding: 1.5mm 1mm; }
            .lines td { border-bottom: 0.4pt solid #ccc; padding: 1.5mm 1mm; vertical-align: top; }
            .n { text-align: right !important; white-space: nowrap; }
            .facts td { padding: 0.4mm 6mm 0.4mm 0; } .facts .l { color: #555; width: 36mm; }
            .sums { width: 80mm; margin: 5mm 0 0 auto; page-break-inside: avoid; } .sums td { padding: 0.8mm 1mm; }
            .sums .all td { border-top: 1pt solid #333; font-size: 11pt; }
            .from { font-size: 8pt; color: #555; } .note { margin-top: 8mm; color: #444; font-size: 8.5pt; }
            """;

    private final Seller seller;

    InvoicePdf(Seller seller) {
        this.seller = seller;
    }

    public byte[] of(Invoice invoice) {
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> InvoicePdf.class.getResourceAsStream(FONT), "Liberation")
                    .withHtmlContent(html(invoice), null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private String html(Invoice invoice) {
        boolean credit = invoice.kind() == Invoice.Kind.CREDIT_NOTE;
        return "<html><head><title>" + text(invoice.number()) + "</title><style>" + STYLE + "</style></head><body>"
                + "<div class='from'>" + text(seller.name()) + " · " + text(seller.street()) + " · "
                + text(seller.postalCode() + " " + seller.city()) + " · " + text(seller.country()) + "</div>"
                + address(invoice)
                + "<h1>" + (credit ? "Credit note " : "Invoice ") + text(invoice.number()) + "</h1>"
                + facts(invoice)
                + lines(invoice)
                + sums(invoice)
                + "<div class='note'>" + text(terms(invoice)) + "</div></body></html>";
    }

    private static String address(Invoice invoice) {
        var to = invoice.address();
        String contact = to.name().equals(invoice.customerName()) ? "" : text(to.name()) + "<br/>";
        return "<p>" + text(invoice.customerName()) + "<br/>" + contact + text(to.street()) + "<br/>"
                + text(to.postalCode() + " " + to.city()) + "<br/>"
                + text(country(to.country())) + "</p>";
    }

    private String facts(Invoice invoice) {
        String corrects =
                invoice.corrects() == null ? "" : fact("Corrects", invoice.corrects()) + fact("Why", invoice.reason());
        return "<table class='facts'>"
                + fact("Date of issue", UblParts.date(invoice.issuedAt()).toString())
                + fact("Date of supply", UblParts.date(invoice.suppliedAt()).toString())
                + fact("Order", invoice.orderId())
                + fact("Customer", invoice.customerId())
                + corrects
                + fact("Our VAT number", seller.taxId())
                + "</table>";
    }

    private static String fact(String label, String value) {
        return "<tr><td class='l'>" + text(label) + "</td><td>" + text(value) + "</td></tr>";
    }

    private static String lines(Invoice invoice) {
        String rows = invoice.lines().stream()
                .map(line -> "<tr><td>" + text(line.sku()) + "</td><td>" + text(line.name()) + "</td>"
                        + number(UblParts.plain(line.quantity()).toPlainString())
                        + number(line.unitPrice().toPlainString())
                        + number(
                                line.discount().signum() == 0
                                        ? ""
                                        : "-" + line.discount().toPlainString())
                        + number(percent(line.taxRate()))
                        + number(line.net().toPlainString()) + "</tr>")
                .collect(Collectors.joining());
        return "<table class='lines' style='margin-top:8mm'><thead><tr><th>Item</th><th>Name</th><th class='n'>Quantity</th>"
                + "<th class='n'>Unit price</th><th class='n'>Discount</th><th class='n'>VAT</th><th class='n'>Net "
                + text(invoice.currency()) + "</th></tr></thead><tbody>" + rows + "</tbody></table>";
    }

    private static String sums(Invoice invoice) {
        var rows = new StringBuilder();
        if (invoice.delivery().signum() > 0) {
            rows.append(sum("Delivery", invoice.delivery()));
        }
        rows.append(sum("Net", invoice.net()));
        invoice.taxes()
                .forEach(share -> rows.append(sum(
                        "VAT " + percent(share.rate()) + " on " + share.base().toPlainString(), share.tax())));
        String total = "<tr class='all'><td>Total " + text(invoice.currency()) + "</td>"
                + number(invoice.gross().toPlainString()) + "</tr>";
        String paid = invoice.prepaid().signum() == 0
                ? ""
                : sum("Paid already", invoice.prepaid().negate()) + sum("To pay", invoice.payable());
        return "<table class='sums'>" + rows + total + paid + "</table>";
    }

    private static String sum(String label, BigDecimal amount) {
        return "<tr><td>" + text(label) + "</td>" + number(amount.toPlainString()) + "</tr>";
    }

    private String terms(Invoice invoice) {
        String untaxed = invoice.tax().signum() == 0 ? " Export outside the EU, free of VAT." : "";
        if (invoice.kind() == Invoice.Kind.CREDIT_NOTE) {
            return "The amount is given back to the means of payment of the order." + untaxed;
        }
        if ("CARD".equals(invoice.paymentMethod())) {
            return "Charged to the card of the order." + untaxed;
        }
        return "Please pay " + invoice.payable().toPlainString() + " " + invoice.currency() + " until "
                + UblParts.date(invoice.dueAt()) + " to " + seller.iban() + ", stating " + invoice.number() + "."
                + untaxed;
    }

    private static String number(String text) {
        return "<td class='n'>" + text(text) + "</td>";
    }

    private static String percent(BigDecimal rate) {
        return UblParts.plain(rate.movePointRight(2)).toPlainString() + " %";
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    /** Characters that no XML may hold would stop the renderer. */
    private static String text(String raw) {
        return HtmlUtils.htmlEscapeDecimal(raw == null ? "" : raw.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " "));
    }
}
