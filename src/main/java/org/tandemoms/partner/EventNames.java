package org.tandemoms.partner;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tandemoms.procurement.PurchaseStatus;
import org.tandemoms.sales.ReturnStatus;
import org.tandemoms.sales.SalesStatus;
import org.tandemoms.trading.OrdStatus;

/**
 * What a webhook can ask for: {@code order} or {@code order.*} for every status an order takes, {@code order.shipped} and
 * the like for one, {@code execution} for every fill of a trade order, {@code task} for what staff are asked and have
 * answered, which only staff hear of, and {@code *} for all of these.
 */
final class EventNames {

    static final String ORDER = "order";
    static final String EXECUTION = "execution";
    static final String TASK = "task";

    /** Sent on request only, to see whether an address listens. */
    static final String PING = "ping";

    private static final String ALL = "*";
    private static final Set<String> STATUSES = Stream.<Enum<?>[]>of(
                    SalesStatus.values(), ReturnStatus.values(), PurchaseStatus.values(), OrdStatus.values())
            .flatMap(Arrays::stream)
            .map(status -> ofStatus(status.name()))
            .collect(Collectors.toUnmodifiableSet());

    private EventNames() {}

    static String ofStatus(String status) {
        return ORDER + "." + status.toLowerCase(Locale.ROOT);
    }

    static boolean isKnown(String asked) {
        return Set.of(ALL, ORDER, ORDER + ".*", EXECUTION, TASK).contains(asked) || STATUSES.contains(asked);
    }

    /** What goes on inside the house is not a partner's business. */
    static boolean isForStaff(String event) {
        return event.equals(TASK);
    }

    static boolean matches(Collection<String> asked, String event) {
        return event.equals(PING)
                || asked.contains(ALL)
                || asked.contains(event)
                || event.startsWith(ORDER + ".") && (asked.contains(ORDER) || asked.contains(ORDER + ".*"));
    }
}
