package org.tandemoms.orders.web;

import java.util.ArrayList;
import java.util.List;
import org.tandemoms.journal.Timeline;
import org.tandemoms.journal.TimelineEntry;
import org.tandemoms.orders.Order;

/** @param chainValid false when an entry was changed, removed or inserted after the fact */
record TimelineView(List<TimelineEntry> items, boolean chainValid) {

    static TimelineView of(Order order) {
        List<TimelineEntry> entries = order.timeline();
        return new TimelineView(
                entries, new Timeline(new ArrayList<>(entries)).firstBreak().isEmpty());
    }
}
