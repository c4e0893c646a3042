package org.tandemoms.trading.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.orders.web.PlacesOrder;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;
import org.tandemoms.trading.BlockRequest;
import org.tandemoms.trading.PlaceBlock;
import org.tandemoms.trading.TradeOrderView;

@RestController
@RequestMapping("/api/v1/blocks")
@Tag(name = "Trading")
class BlockController {

    private static final String EXAMPLE =
            """
            {"clientOrderId": "block-1001", "side": "BUY", "instrument": {"symbol": "AAPL"}, "orderType": "LIMIT",
             "limitPrice": "191.00", "timeInForce": "DAY",
             "accounts": [{"account": "FUND-A", "quantity": "600"}, {"account": "FUND-B", "quantity": "400"}],
             "allocation": {"method": "PRO_RATA", "minimum": "10", "leftover": "FAIR"}}""";

    private final PlaceBlock placing;
    private final OrderAnswers answers;
    private final StrictJson json;

    BlockController(PlaceBlock placing, OrderAnswers answers, StrictJson json) {
        this.placing = placing;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, ADMIN})
    @Operation(
            summary = "Place one order for several accounts; what it executes is divided at its average price",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = BlockRequest.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @PlacesOrder(answer = @Content(schema = @Schema(implementation = TradeOrderView.class)))
    ResponseEntity<String> place(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key, @RequestBody JsonNode body) {
        String idempotencyKey = IdempotencyKey.required(key).value();
        BlockRequest request = json.read(body, BlockRequest.class);
        String owner = CurrentActor.get().id();
        return answers.respond(placing.byRest(owner, idempotencyKey, CanonicalJson.hash(body), request));
    }
}
