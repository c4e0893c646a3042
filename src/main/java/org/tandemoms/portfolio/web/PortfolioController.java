package org.tandemoms.portfolio.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.portfolio.Portfolios;
import org.tandemoms.portfolio.Rebalance;
import org.tandemoms.portfolio.RebalancePortfolio;
import org.tandemoms.portfolio.RebalanceRequest;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;

@RestController
@RequestMapping("/api/v1/portfolios")
@Tag(name = "Portfolios")
class PortfolioController {

    private static final String EXAMPLE =
            """
            {"dryRun": true, "cashFlow": "50000.00", "minimumTrade": "1000.00", "turnoverLimit": "0.25",
             "together": ["FUND-B"], "allocation": {"method": "PRO_RATA", "leftover": "FAIR"}}""";

    private final Portfolios portfolios;
    private final RebalancePortfolio rebalancing;
    private final StrictJson json;

    PortfolioController(Portfolios portfolios, RebalancePortfolio rebalancing, StrictJson json) {
        this.portfolios = portfolios;
        this.rebalancing = rebalancing;
        this.json = json;
    }

    @GetMapping
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "All portfolios against their models")
    Page<PortfolioView> all() {
        return new Page<>(portfolios.all().stream().map(PortfolioView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "One portfolio at the market: holdings, cash, weights, and how far they are from the model")
    PortfolioView one(@PathVariable String id) {
        return PortfolioView.of(portfolios.get(id));
    }

    @PostMapping("/{id}/rebalance")
    @AllowedFor({PORTFOLIO_MANAGER, ADMIN})
    @Operation(
            summary =
                    "Show the orders that bring a portfolio back to its model, or release them; judged by the rules of entry",
            description = "A release needs an Idempotency-Key: repeated, also after a crash, it places no order twice.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RebalanceRequest.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "What would be done")
    @ApiResponse(responseCode = "201", description = "Released")
    ResponseEntity<Rebalance> rebalance(
            @PathVariable String id,
            @Parameter(description = "Needed for a release, new for each; a dry run takes none.")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    String key,
            @RequestBody JsonNode body) {
        RebalanceRequest request = json.read(body, RebalanceRequest.class);
        String trader = CurrentActor.get().id();
        if (request.dryRun() == null || request.dryRun()) {
            return ResponseEntity.ok(rebalancing.dryRun(id, request, trader));
        }
        String idempotencyKey = IdempotencyKey.required(key).value();
        RebalancePortfolio.Released released =
                rebalancing.release(id, request, trader, idempotencyKey, CanonicalJson.hash(body));
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        if (released.replayed()) {
            answer.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer.body(released.rebalance());
    }
}
