package org.tandemoms.billing;

import static org.tandemoms.sales.SalesReply.text;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.tandemoms.sales.SalesLine;
import org.tandemoms.sales.SalesOrder;

/** What the ERP is told of a goods order. The two sides of each booking entry are equal by construction of the sums. */
final class ErpPostings {

    private static final String JOURNAL = "erp.journal";
    private static final String RECEIVABLES = "RECEIVABLES";
    private static final String OUTPUT_TAX = "OUTPUT_TAX";
    private static final String DEBIT = "DEBIT";
    private static final String CREDIT = "CREDIT";

    private ErpPostings() {}

    /** Order, delivery and invoice with their lines, and the booking entry of the sale. */
    static void sale(SalesOrder order) {
        BigDecimal gross = order.totals().gross();
        List<Map<String, Object>> lines =
                order.lines().stream().map(ErpPostings::goods).toList();
        for (String document : List.of("order", "delivery", "invoice")) {
            post(order, "erp-" + document, "erp." + document, gross, lines);
        }
        revenue(
                order,
                order.totals().net().add(order.totals().shipping()),
                order.totals().tax());
    }

    private static void revenue(SalesOrder order, BigDecimal net, BigDecimal tax) {
        BigDecimal gross = net.add(tax);
        post(
                order,
                "erp-journal",
                JOURNAL,
                gross,
                List.of(
                        entry(RECEIVABLES, DEBIT, gross),
                        entry("REVENUE", CREDIT, net),
                        entry(OUTPUT_TAX, CREDIT, tax)));
    }

    /** The booking entry of a credit note. */
    static void creditNote(SalesOrder order, String returnId, Map<String, Object> note) {
        BigDecimal gross = new BigDecimal(text(note, "gross"));
        post(
                order,
                "erp-credit:" + returnId,
                JOURNAL,
                gross,
                List.of(
                        entry("SALES_RETURNS", DEBIT, new BigDecimal(text(note, "net"))),
                        entry(OUTPUT_TAX, DEBIT, new BigDecimal(text(note, "tax"))),
                        entry(RECEIVABLES, CREDIT, gross)));
    }

    private static void post(
            SalesOrder order, String part, String type, BigDecimal total, List<Map<String, Object>> lines) {
        order.send(
                part,
                "erp",
                type,
                Map.of(
                        "customerId", order.customerId(),
                        "currency", order.currency(),
                        "total", total.toPlainString(),
                        "date",
                                order.now()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .toString(),
                        "lines", lines));
    }

    private static Map<String, Object> goods(SalesLine line) {
        return Map.of(
                "sku", line.sku(),
                "quantity", line.quantity().toPlainString(),
                "net", line.net().toPlainString(),
                "tax", line.tax().toPlainString());
    }

    private static Map<String, Object> entry(String account, String side, BigDecimal amount) {
        return Map.of("account", account, "side", side, "amount", amount.toPlainString());
    }
}
