package org.tandemoms.sales;

import java.util.List;

/**
 * What an amendment comes to.
 *
 * @param version of the order, after the amendment unless it was a dry run
 * @param difference after less before; a positive gross is more to pay, a negative one is taken less or given back
 */
public record AmendmentView(
        String id,
        String status,
        long version,
        boolean dryRun,
        List<SalesOrderView.Line> lines,
        Totals before,
        Totals totals,
        Totals difference) {

    static AmendmentView of(SalesOrder order, boolean dryRun, List<SalesLine> lines, Totals before, Totals after) {
        return new AmendmentView(
                order.id(),
                order.status(),
                order.version(),
                dryRun,
                lines.stream().map(SalesOrderView::line).toList(),
                before,
                after,
                after.minus(before));
    }
}
