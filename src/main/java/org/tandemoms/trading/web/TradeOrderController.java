package org.tandemoms.trading.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.PARTNER;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.orders.OrderView;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.orders.web.PlacesOrder;
import org.tandemoms.orders.web.Visibility;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.web.ETag;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;
import org.tandemoms.trading.AmendTradeOrder;
import org.tandemoms.trading.PlaceTradeOrder;
import org.tandemoms.trading.ReplaceTradeOrder;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrderRequest;
import org.tandemoms.trading.TradeOrderView;

@RestController
@RequestMapping("/api/v1/trade-orders")
@Tag(name = "Trading")
class TradeOrderController {

    private static final String EXAMPLE =
            """
            {"clientOrderId": "desk-1001", "account": "FUND-A", "side": "BUY", "instrument": {"symbol": "AAPL"},
             "quantity": "100", "orderType": "LIMIT", "limitPrice": "191.00", "timeInForce": "DAY",
             "routing": {"strategy": "BEST"}}""";

    private final PlaceTradeOrder placing;
    private final AmendTradeOrder amending;
    private final Orders orders;
    private final OrderTypes types;
    private final OrderAnswers answers;
    private final StrictJson json;

    TradeOrderController(
            PlaceTradeOrder placing,
            AmendTradeOrder amending,
            Orders orders,
            OrderTypes types,
            OrderAnswers answers,
            StrictJson json) {
        this.placing = placing;
        this.amending = amending;
        this.orders = orders;
        this.types = types;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping
    @AllowedFor({PARTNER, TRADER, PORTFOLIO_MANAGER, ADMIN})
    @Operation(
            summary = "Place a trade order; it is durable and checked against the rules before the answer",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TradeOrderRequest.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @PlacesOrder(answer = @Content(schema = @Schema(implementation = TradeOrderView.class)))
    ResponseEntity<String> place(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key, @RequestBody JsonNode body) {
        String idempotencyKey = IdempotencyKey.required(key).value();
        TradeOrderRequest request = json.read(body, TradeOrderRequest.class);
        String owner = CurrentActor.get().id();
        return answers.respond(placing.byRest(owner, idempotencyKey, CanonicalJson.hash(body), request));
    }

    @PostMapping("/{id}/replace")
    @AllowedFor({PARTNER, TRADER, PORTFOLIO_MANAGER, ADMIN})
    @Operation(summary = "Ask for other terms; the order keeps its old ones until the venue has agreed")
    @ApiResponse(responseCode = "202", description = "Asked for")
    ResponseEntity<OrderView> replace(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ReplaceTradeOrder request) {
        Visibility.check(orders.get(id));
        TradeOrder order = amending.byRest(id, ETag.required(ifMatch), request);
        return ResponseEntity.accepted()
                .eTag(ETag.of(order.version()))
                .body(types.of(order).present(order));
    }
}
