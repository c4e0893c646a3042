package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatesTest {

    @ParameterizedTest(name = "{0} + {1} at {2} of 100 is {3}")
    @CsvSource({
        "PENDING_NEW, ACKNOWLEDGE, 0, NEW",
        "PENDING_NEW, REJECT, 0, REJECTED",
        "PENDING_NEW, ASK_PERSON, 0, PENDING_APPROVAL",
        "PENDING_APPROVAL, GO_ON, 0, PENDING_NEW",
        "PENDING_APPROVAL, CANCEL, 0, CANCELED",
        "NEW, TRADE, 40, PARTIALLY_FILLED",
        "NEW, TRADE, 100, FILLED",
        "PARTIALLY_FILLED, TRADE, 100, FILLED",
        "PARTIALLY_FILLED, CANCEL, 40, CANCELED",
        "PARTIALLY_FILLED, REPLACE, 40, PARTIALLY_FILLED",
        "PARTIALLY_FILLED, REJECT, 40, CANCELED",
        "FILLED, CANCEL, 100, FILLED",
        "FILLED, CHANGE_TRADE, 60, PARTIALLY_FILLED",
        "FILLED, CHANGE_TRADE, 0, NEW",
        "CANCELED, TRADE, 40, CANCELED",
        "CANCELED, ACKNOWLEDGE, 0, CANCELED",
        "EXPIRED, CANCEL, 0, EXPIRED",
        "REJECTED, TRADE, 40, REJECTED",
        "DONE_FOR_DAY, RESTATE, 40, PARTIALLY_FILLED",
        "DONE_FOR_DAY, CANCEL, 40, CANCELED",
        "SUSPENDED, ACKNOWLEDGE, 0, NEW"
    })
    void theTableSaysWhatFollows(OrdStatus before, OrderEvent event, String cumQty, OrdStatus after) {
        assertThat(OrderStates.after(before, event, dec(cumQty), dec("100"))).contains(after);
    }

    /** FIX 4.4, volume 4: 11 pending cancel, 10 pending replace, 9 done for day, 7 filled, 4 canceled, 3 partial, 2 new. */
    @Test
    void theHighestPrecedenceIsReported() {
        assertThat(OrderStates.reported(OrdStatus.FILLED, List.of(OrdStatus.PENDING_CANCEL)))
                .isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(OrderStates.reported(
                        OrdStatus.PARTIALLY_FILLED, List.of(OrdStatus.PENDING_REPLACE, OrdStatus.PENDING_CANCEL)))
                .isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(OrderStates.reported(OrdStatus.NEW, List.of())).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void everyStatusOfTheOrderHasAnAnswerToEveryEvent() {
        for (OrderEvent event : OrderEvent.values()) {
            for (OrdStatus status : OrdStatus.values()) {
                boolean liesOver = List.of(OrdStatus.PENDING_CANCEL, OrdStatus.PENDING_REPLACE, OrdStatus.REPLACED)
                        .contains(status);
                if (!liesOver) {
                    assertThat(OrderStates.after(status, event, dec("0"), dec("1")))
                            .as(status + " + " + event)
                            .satisfies(after -> assertThat(Arrays.asList(OrdStatus.values()))
                                    .containsAll(after.stream().toList()));
                }
            }
        }
    }
}
