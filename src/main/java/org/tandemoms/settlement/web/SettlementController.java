package org.tandemoms.settlement.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.settlement.CashEntry;
import org.tandemoms.settlement.Settlement;
import org.tandemoms.settlement.Settlements;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@RequestMapping("/api/v1/settlements")
@Tag(name = "Settlement")
@AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
class SettlementController {

    private static final int MOST = 500;

    private final Settlements settlements;

    SettlementController(Settlements settlements) {
        this.settlements = settlements;
    }

    @GetMapping
    @Operation(summary = "Settlements, newest first")
    Page<Settlement> list(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) Settlement.Status status,
            @RequestParam(defaultValue = "100") int limit) {
        return new Page<>(settlements.list(account, status, Page.limit(limit, MOST)), null);
    }

    @GetMapping("/{orderId}")
    @Operation(summary = "The settlement of an order with its cash entries, which sum to zero")
    SettlementView get(@PathVariable String orderId) {
        Settlement settlement = settlements
                .find(orderId)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "Order " + orderId + " has no settlement"));
        return new SettlementView(settlement, settlements.entriesOf(orderId));
    }

    record SettlementView(Settlement settlement, List<CashEntry> entries) {}
}
