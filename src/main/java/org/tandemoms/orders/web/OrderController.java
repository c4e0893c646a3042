package org.tandemoms.orders.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PARTNER;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.orders.OrderView;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.web.ETag;

@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "Orders")
class OrderController {

    private static final int LONGEST_PAGE = 500;

    private final Orders orders;
    private final OrderStore store;
    private final OrderTypes types;

    OrderController(Orders orders, OrderStore store, OrderTypes types) {
        this.orders = orders;
        this.store = store;
        this.types = types;
    }

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "Orders of both kinds, newest first")
    Page<OrderView> list(
            @RequestParam(required = false) OrderKind kind,
            @RequestParam(required = false) State state,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String customerId,
            @RequestParam(required = false) String instrument,
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) String clientOrderId,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) String cursor) {
        Map<String, String> tags = new HashMap<>();
        putIf(tags, "account", account);
        putIf(tags, "customer", customerId);
        putIf(tags, "instrument", instrument);
        putIf(tags, "sku", sku);
        List<Order> found = store.search(new OrderFilter(
                kind,
                state == null ? null : state == State.open,
                status,
                tags,
                clientOrderId,
                from,
                to,
                q == null || q.isBlank() ? null : q.trim(),
                Visibility.ownerFilter(),
                cursor,
                Page.limit(limit, LONGEST_PAGE) + 1));
        return Page.of(found, limit, order -> types.of(order).present(order), Order::id);
    }

    /** Lower case as in the query string. */
    enum State {
        open,
        done
    }

    private static void putIf(Map<String, String> tags, String name, String value) {
        if (value != null && !value.isBlank()) {
            tags.put(name, value);
        }
    }

    @GetMapping("/{id}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "One order")
    ResponseEntity<OrderView> get(@PathVariable String id) {
        return answer(Visibility.check(orders.get(id)), 200);
    }

    @GetMapping("/{id}/timeline")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Who did what, when and why; each entry chained to the one before by its hash")
    TimelineView timeline(@PathVariable String id) {
        return TimelineView.of(Visibility.check(orders.get(id)));
    }

    @PostMapping("/{id}/cancel")
    @AllowedFor({PARTNER, TRADER, PORTFOLIO_MANAGER, CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Ask for the order to be cancelled")
    @ApiResponse(responseCode = "200", description = "Cancelled")
    @ApiResponse(responseCode = "202", description = "Asked for; a partner has yet to agree")
    ResponseEntity<OrderView> cancel(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody CancelRequest request) {
        Visibility.check(orders.get(id));
        long seen = ETag.required(ifMatch);
        Order order = orders.changeIf(id, Order.class, seen, o -> types.of(o).cancel(o, request.reason()));
        return answer(order, order.isOpen() ? 202 : 200);
    }

    record CancelRequest(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/{id}/hold")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, TRADER, ADMIN})
    @Operation(summary = "Stop everything that would leave the house for this order")
    ResponseEntity<OrderView> hold(@PathVariable String id, @Valid @RequestBody HoldRequest request) {
        return answer(orders.change(id, Order.class, o -> o.hold(request.holdType(), request.reason())), 200);
    }

    @PostMapping("/{id}/release")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, TRADER, ADMIN})
    @Operation(summary = "Take a hold off")
    ResponseEntity<OrderView> release(@PathVariable String id, @Valid @RequestBody HoldRequest request) {
        return answer(orders.change(id, Order.class, o -> o.release(request.holdType(), request.reason())), 200);
    }

    record HoldRequest(@NotNull Hold.Type holdType, @NotBlank @Size(max = 500) String reason) {}

    private ResponseEntity<OrderView> answer(Order order, int status) {
        return ResponseEntity.status(status)
                .eTag(ETag.of(order.version()))
                .body(types.of(order).present(order));
    }
}
