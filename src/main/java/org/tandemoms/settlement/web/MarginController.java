package org.tandemoms.settlement.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.settlement.Margin;
import org.tandemoms.settlement.Margins;
import org.tandemoms.shared.Page;

@RestController
@RequestMapping("/api/v1/positions/margin")
@Tag(name = "Positions")
@AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
class MarginController {

    private final Margins margins;

    MarginController(Margins margins) {
        this.margins = margins;
    }

    @GetMapping
    @Operation(summary = "Variation margin of futures: what each day was settled at, and what it paid")
    Page<Margin> list(@RequestParam(required = false) String account, @RequestParam(required = false) String symbol) {
        return new Page<>(margins.of(account, symbol), null);
    }
}
