package org.tandemoms.execution.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.execution.ControlAlgorithm;
import org.tandemoms.execution.SchedulePoint;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.shared.web.ETag;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrderView;

@RestController
@RequestMapping("/api/v1/trade-orders/{id}/algorithm")
@Tag(name = "Trading")
class AlgorithmController {

    private final ControlAlgorithm control;
    private final OrderTypes types;

    AlgorithmController(ControlAlgorithm control, OrderTypes types) {
        this.control = control;
        this.types = types;
    }

    record AmendRequest(@NotEmpty @Size(max = 30) Map<String, @NotNull String> parameters) {}

    /** @param items empty where it depends on the market, such as a share of its volume */
    record ScheduleView(List<SchedulePoint> items) {}

    @GetMapping("/schedule")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(
            summary = "What is due when",
            description = "Totals from the start of the present schedule, with the randomness of the recorded seed. Why"
                    + " each part went where it went is in the order's routes, what it cost in its slippage.")
    ScheduleView schedule(@PathVariable String id) {
        return new ScheduleView(control.schedule(id));
    }

    @PostMapping("/pause")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, ADMIN})
    @Operation(summary = "Let nothing more go out for now; what is at venues stays there")
    ResponseEntity<TradeOrderView> pause(@PathVariable String id) {
        return answer(control.pause(id));
    }

    @PostMapping("/resume")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, ADMIN})
    @Operation(summary = "Go on with what is left")
    ResponseEntity<TradeOrderView> resume(@PathVariable String id) {
        return answer(control.resume(id));
    }

    @PostMapping("/amend")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, ADMIN})
    @Operation(summary = "Change parameters; those not named stay, and the rest is scheduled anew")
    ResponseEntity<TradeOrderView> amend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody AmendRequest request) {
        return answer(control.amend(id, ETag.required(ifMatch), request.parameters()));
    }

    private ResponseEntity<TradeOrderView> answer(TradeOrder order) {
        return ResponseEntity.ok().eTag(ETag.of(order.version())).body((TradeOrderView)
                types.of(order).present(order));
    }
}
