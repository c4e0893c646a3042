package org.tandemoms.positions.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.Positions;
import org.tandemoms.shared.Page;

@RestController
@RequestMapping("/api/v1/positions")
@Tag(name = "Positions")
class PositionController {

    private final Positions positions;
    private final Quotes quotes;

    PositionController(Positions positions, Quotes quotes) {
        this.positions = positions;
        this.quotes = quotes;
    }

    @GetMapping
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "What accounts hold, valued at the market where there is a price")
    Page<PositionView> list(
            @RequestParam(required = false) String account, @RequestParam(required = false) String symbol) {
        List<PositionView> items = positions.of(account).stream()
                .filter(position -> symbol == null || position.symbol().equals(symbol))
                .map(this::view)
                .toList();
        return new Page<>(items, null);
    }

    private PositionView view(Position position) {
        BigDecimal price = quotes.referencePrice(position.symbol()).orElse(null);
        BigDecimal perPoint = position.quantity().multiply(position.valuePerPoint());
        return new PositionView(
                position.account(),
                position.symbol(),
                position.currency(),
                position.quantity(),
                position.averagePrice(),
                price,
                price == null ? null : perPoint.multiply(price),
                price == null ? null : perPoint.multiply(price.subtract(position.averagePrice())),
                position.realised(),
                position.updatedAt());
    }

    /** @param marketPrice and what follows from it: absent where no price is known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PositionView(
            String account,
            String symbol,
            String currency,
            BigDecimal quantity,
            BigDecimal averagePrice,
            @Nullable BigDecimal marketPrice,
            @Nullable BigDecimal marketValue,
            @Nullable BigDecimal unrealisedPnl,
            BigDecimal realisedPnl,
            Instant updatedAt) {}
}
