package org.tandemoms.settlement;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CrashPoint;

/** Brings captured and settled trades from the orders' outboxes into settlements and the cash ledger. */
@Component
class SettlementCourier implements Courier {

    static final String DESTINATION = "settlement";
    static final String CAPTURE = "settlement.capture";
    static final String SETTLE = "settlement.settle";

    private final Settlements settlements;

    SettlementCourier(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public String destination() {
        return DESTINATION;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        Settlement settlement = Settlement.of(message);
        switch (message.type()) {
            case CAPTURE -> {
                settlements.capture(settlement);
                CrashPoint.TRADE_CAPTURED.reached();
            }
            case SETTLE -> settlements.settle(settlement.settled(), movements(settlement));
            default -> {
                return Receipt.dead("Unknown message to settlement: " + message.type());
            }
        }
        return Receipt.delivered();
    }

    /** What moves; before it, of a trade that was put right, everything that has moved is taken back. */
    private List<CashEntry> movements(Settlement settlement) {
        List<CashEntry> movements = new ArrayList<>();
        if (settlement.version() > 1) {
            movements.addAll(settlement.reversals(settlements.entriesOf(settlement.orderId())));
        }
        movements.addAll(settlement.entries());
        return movements;
    }
}
