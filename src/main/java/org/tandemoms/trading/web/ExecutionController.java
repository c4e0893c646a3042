package org.tandemoms.trading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.web.Visibility;
import org.tandemoms.shared.Page;
import org.tandemoms.trading.Execution;
import org.tandemoms.trading.TradeOrder;

@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "Trading")
class ExecutionController {

    private final Orders orders;

    ExecutionController(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/{id}/executions")
    @AllowedFor(anyRole = true)
    @Operation(summary = "The order's fills, oldest first; none for goods orders")
    Page<ExecutionView> executions(@PathVariable String id) {
        Order order = Visibility.check(orders.get(id));
        List<ExecutionView> fills = order instanceof TradeOrder trade
                ? trade.executions().stream().map(ExecutionView::of).toList()
                : List.of();
        return new Page<>(fills, null);
    }

    /** @param busted cancelled by the venue afterwards */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecutionView(
            String execId,
            String venue,
            String venueExecId,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable String market,
            @Nullable Boolean addedLiquidity,
            @Nullable BigDecimal venueFee,
            boolean busted,
            Instant at) {

        static ExecutionView of(Execution execution) {
            return new ExecutionView(
                    execution.execId(),
                    execution.venue(),
                    execution.venueExecId(),
                    execution.quantity(),
                    execution.price(),
                    execution.market(),
                    execution.addedLiquidity(),
                    execution.venueFee(),
                    execution.busted(),
                    execution.at());
        }
    }
}
