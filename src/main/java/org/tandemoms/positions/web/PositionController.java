package org.tandemoms.positions.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.positions.Exposures;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.Positions;
import org.tandemoms.positions.Valuation;
import org.tandemoms.shared.Page;
import org.tandemoms.trading.Block;

@RestController
@RequestMapping("/api/v1/positions")
@Tag(name = "Positions")
class PositionController {

    private static final int CENTS = 2;

    private final Positions positions;
    private final Valuation valuation;
    private final Exposures exposures;

    PositionController(Positions positions, Valuation valuation, Exposures exposures) {
        this.positions = positions;
        this.valuation = valuation;
        this.exposures = exposures;
    }

    /** @param instrument its symbol; {@code symbol} says the same */
    @GetMapping
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "What accounts hold, with result, valued at the market where there is a price")
    Page<PositionView> list(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String instrument,
            @RequestParam(required = false) String symbol,
            @RequestParam(defaultValue = "false") boolean lots) {
        List<PositionView> items = positions.of(account).stream()
                .filter(position -> !isDividedBlock(position))
                .filter(position -> instrument == null || position.symbol().equals(instrument))
                .filter(position -> symbol == null || position.symbol().equals(symbol))
                .map(position -> PositionView.of(position, valuation, lots))
                .toList();
        return new Page<>(items, null);
    }

    /** Nothing of a block is left once it has gone to its accounts. */
    private static boolean isDividedBlock(Position position) {
        return position.account().equals(Block.ACCOUNT) && position.quantity().signum() == 0;
    }

    @GetMapping("/exposure")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Exposure and result by account, currency or asset class, in one currency")
    Page<ExposureView> exposure(
            @RequestParam(required = false) String account,
            @RequestParam(defaultValue = "ACCOUNT") Exposures.By by,
            @RequestParam(defaultValue = "USD") @Pattern(regexp = "[A-Z]{3}") String currency) {
        return new Page<>(
                exposures.of(account, by, currency).stream()
                        .map(exposure -> ExposureView.of(exposure, currency))
                        .toList(),
                null);
    }

    /** @param unpriced positions that no price or rate is known for; they are not counted */
    record ExposureView(
            String group,
            String currency,
            BigDecimal longValue,
            BigDecimal shortValue,
            BigDecimal gross,
            BigDecimal net,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            List<String> unpriced) {

        static ExposureView of(Exposures.Exposure exposure, String currency) {
            return new ExposureView(
                    exposure.group(),
                    currency,
                    cents(exposure.longValue()),
                    cents(exposure.shortValue()),
                    cents(exposure.gross()),
                    cents(exposure.net()),
                    cents(exposure.realised()),
                    cents(exposure.unrealised()),
                    exposure.unpriced());
        }

        private static BigDecimal cents(BigDecimal amount) {
            return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
        }
    }
}
