package org.tandemoms.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.ChangeFollower;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.trading.Execution;
import org.tandemoms.trading.TradeOrder;

/** Turns changes of orders into events, where a webhook wants them; they leave with the order's own outbox. */
@Component
class OrderNews implements ChangeFollower {

    static final String DESTINATION = "webhooks";

    private final Webhooks webhooks;
    private final OrderTypes types;
    private final ObjectMapper json;

    OrderNews(Webhooks webhooks, OrderTypes types, ObjectMapper json) {
        this.webhooks = webhooks;
        this.types = types;
        this.json = json;
    }

    /** @param status null before there was an order */
    private record Before(@Nullable String status, Map<String, Execution> executions, Set<String> openTasks) {}

    @Override
    public Object before(Order order, boolean created) {
        if (webhooks.hearing(order.owner()).isEmpty()) {
            return null;
        }
        return created
                ? new Before(null, Map.of(), Set.of())
                : new Before(order.status(), executions(order), openTasks(order));
    }

    @Override
    public void changed(Order order, Object seen) {
        Before before = (Before) seen;
        List<Webhook> hearing = webhooks.hearing(order.owner());
        if (!order.status().equals(before.status())) {
            tell(order, hearing, EventNames.ofStatus(order.status()), "", statusChange(before));
        }
        executions(order).forEach((id, execution) -> {
            if (!execution.equals(before.executions().get(id))) {
                tell(order, hearing, EventNames.EXECUTION, ":" + id, Map.of(EventNames.EXECUTION, shown(execution)));
            }
        });
        Set<String> open = openTasks(order);
        for (Decision decision : order.decisions()) {
            String key = decision.taskKey();
            if (open.contains(key) != before.openTasks().contains(key)) {
                tell(order, hearing, EventNames.TASK, ":" + key, Map.of(EventNames.TASK, shown(decision)));
            }
        }
    }

    private void tell(Order order, List<Webhook> hearing, String event, String part, Map<String, Object> what) {
        if (hearing.stream().noneMatch(webhook -> webhook.wants(event, order.owner()))) {
            return;
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("owner", order.owner());
        payload.put("at", order.now().toString());
        payload.put("order", shown(order));
        payload.putAll(what);
        order.send("event:" + (order.revision() + 1) + ":" + event + part, DESTINATION, event, payload);
    }

    private static Map<String, Object> statusChange(Before before) {
        return before.status() == null ? Map.of() : Map.of("previousStatus", before.status());
    }

    private static Map<String, Execution> executions(Order order) {
        return order instanceof TradeOrder trade
                ? trade.executions().stream()
                        .collect(Collectors.toMap(
                                Execution::execId, execution -> execution, (one, other) -> other, LinkedHashMap::new))
                : Map.of();
    }

    private static Set<String> openTasks(Order order) {
        return order.decisions().stream()
                .filter(Decision::isOpen)
                .map(Decision::taskKey)
                .collect(Collectors.toSet());
    }

    /** The plain members of the order as the API shows it; lists and what is inside are read there. */
    private Map<String, Object> shown(Order order) {
        JsonNode view = json.valueToTree(types.of(order).present(order));
        Map<String, Object> plain = new LinkedHashMap<>();
        view.forEachEntry((name, value) -> {
            if (value.isBoolean()) {
                plain.put(name, value.booleanValue());
            } else if (value.isValueNode() && !value.isNull()) {
                plain.put(name, value.asText());
            }
        });
        // as they were before this change is stored
        plain.remove("version");
        plain.remove("updatedAt");
        return plain;
    }

    private static Map<String, Object> shown(Execution execution) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("execId", execution.execId());
        plain.put("venue", execution.venue());
        plain.put("quantity", plain(execution.quantity()));
        plain.put("price", plain(execution.price()));
        plain.put("busted", execution.busted());
        plain.put("at", execution.at().toString());
        return plain;
    }

    private static String plain(BigDecimal decimal) {
        return decimal.stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> shown(Decision decision) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("key", decision.taskKey());
        plain.put("name", decision.name());
        plain.put("groups", decision.groups());
        plain.put("open", decision.isOpen());
        Instant due = decision.dueAt();
        if (due != null) {
            plain.put("dueAt", due.toString());
        }
        if (decision.outcome() != null) {
            plain.put("outcome", decision.outcome());
        }
        return plain;
    }
}
