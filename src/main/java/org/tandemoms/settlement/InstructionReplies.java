package org.tandemoms.settlement;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.trading.TradeOrder;

/** Whether the custodian has taken an instruction. What becomes of it comes by {@link CustodianAnswers}. */
@Component
class InstructionReplies implements ReplyHandler {

    @Override
    public String type() {
        return "custodian.instruct";
    }

    @Override
    public boolean isAnsweredLater() {
        return true;
    }

    @Override
    public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
        // nothing to record before the trade has settled or failed
    }

    /** The instruction will not go out by itself: a person resolves it like any other fail. */
    @Override
    public void buried(Order order, OutboxMessage message, String reason) {
        ((TradeOrder) order)
                .custodianAnswered(
                        message.key().substring(order.id().length() + 1),
                        false,
                        "The custodian did not take the instruction: " + reason);
    }
}
