package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The FIX order state machine as a table: status before (columns) and event (rows) give the status after. Pending cancel
 * and pending replace are no columns: they lie over the status until they are answered, see {@link OrdStatus} for which
 * one is reported. Source: FIX 4.4, volume 4, "Order State Changes" (matrices A to J).
 */
final class OrderStates {

    /** {@code =} stays; {@code #} new, partially filled or filled, as the quantities say; {@code .} cannot happen. */
    private static final String TABLE =
            """
            EVENT        PENDING_APPROVAL PENDING_NEW      NEW          PARTIALLY_FILLED FILLED     DONE_FOR_DAY STOPPED   SUSPENDED CALCULATED CANCELED EXPIRED REJECTED
            ASK_PERSON   =                PENDING_APPROVAL .            .                .          .            .         .         .          .        .       .
            GO_ON        PENDING_NEW      =                =            =                =          =            =         =         =          =        =       =
            ACKNOWLEDGE  NEW              NEW              =            =                =          =            =         #         =          =        =       =
            REJECT       REJECTED         REJECTED         REJECTED     CANCELED         =          CANCELED     REJECTED  CANCELED  =          =        =       =
            TRADE        #                #                #            #                #          =            #         #         =          =        =       =
            CHANGE_TRADE =                =                #            #                #          =            #         =         =          =        =       =
            REPLACE      =                #                #            #                #          #            #         =         =          =        =       =
            RESTATE      =                #                #            #                #          #            #         #         =          =        =       =
            CANCEL       CANCELED         CANCELED         CANCELED     CANCELED         =          CANCELED     CANCELED  CANCELED  CANCELED   =        =       =
            EXPIRE       EXPIRED          EXPIRED          EXPIRED      EXPIRED          =          EXPIRED      EXPIRED   EXPIRED   EXPIRED    =        =       =
            DONE_FOR_DAY =                DONE_FOR_DAY     DONE_FOR_DAY DONE_FOR_DAY     =          =            =         =         =          =        =       =
            STOP         =                STOPPED          STOPPED      STOPPED          =          =            =         =         =          =        =       =
            SUSPEND      =                SUSPENDED        SUSPENDED    SUSPENDED        =          =            SUSPENDED =         =          =        =       =
            CALCULATE    =                =                =            CALCULATED       CALCULATED CALCULATED   =         =         =          =        =       =
            """;

    private static final String STAYS = "=";
    private static final String BY_QUANTITY = "#";
    private static final String IMPOSSIBLE = ".";

    private static final Map<OrderEvent, Map<OrdStatus, String>> NEXT = parse();

    private OrderStates() {}

    /** The status after the event; empty when the event cannot happen in that status. */
    static Optional<OrdStatus> after(OrdStatus before, OrderEvent event, BigDecimal cumQty, BigDecimal orderQty) {
        String cell = NEXT.get(event).get(before);
        return switch (cell) {
            case STAYS -> Optional.of(before);
            case BY_QUANTITY -> Optional.of(byQuantity(cumQty, orderQty));
            case IMPOSSIBLE -> Optional.empty();
            default -> Optional.of(OrdStatus.valueOf(cell));
        };
    }

    /** The one status of several that is reported. */
    static OrdStatus reported(OrdStatus own, List<OrdStatus> pending) {
        return pending.stream().reduce(own, OrdStatus::outranking);
    }

    private static OrdStatus byQuantity(BigDecimal cumQty, BigDecimal orderQty) {
        if (cumQty.signum() == 0) {
            return OrdStatus.NEW;
        }
        return cumQty.compareTo(orderQty) < 0 ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED;
    }

    private static Map<OrderEvent, Map<OrdStatus, String>> parse() {
        List<String[]> rows = TABLE.lines().map(line -> line.trim().split(" +")).toList();
        String[] columns = rows.get(0);
        Map<OrderEvent, Map<OrdStatus, String>> table = new EnumMap<>(OrderEvent.class);
        for (String[] row : rows.subList(1, rows.size())) {
            Map<OrdStatus, String> cells = new EnumMap<>(OrdStatus.class);
            for (int i = 1; i < columns.length; i++) {
                cells.put(OrdStatus.valueOf(columns[i]), row[i]);
            }
            table.put(OrderEvent.valueOf(row[0]), cells);
        }
        if (table.size() != OrderEvent.values().length) {
            throw new IllegalStateException("The state table lacks rows: has " + Arrays.toString(columns));
        }
        return table;
    }
}
