package org.tandemoms.sales;

import java.util.List;
import org.tandemoms.inventory.Allotment;

/**
 * What an amended order falls back to when the money for the change is refused. Until that is known, what was held
 * before stays held.
 *
 * @param lines with what was held for them
 */
record TermsBefore(List<SalesLine> lines, Totals totals) {

    TermsBefore {
        lines = List.copyOf(lines);
    }

    List<Allotment> allotments() {
        return lines.stream().flatMap(line -> line.allotments().stream()).toList();
    }
}
