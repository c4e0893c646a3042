package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.orders.Intake;
import org.tandemoms.orders.Placed;
import org.tandemoms.parties.Accounts;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/**
 * Bunches what several accounts want into one order to the market. A block is an order like any other; when it is done, its
 * shares go to the accounts at its average price, by the rule that was fixed when it was placed.
 */
@Component
public class PlaceBlock {

    private final PlaceTradeOrder placing;
    private final OrderChecks checks;
    private final Accounts accounts;
    private final Instruments instruments;
    private final AllocationTurns turns;

    PlaceBlock(
            PlaceTradeOrder placing,
            OrderChecks checks,
            Accounts accounts,
            Instruments instruments,
            AllocationTurns turns) {
        this.placing = placing;
        this.checks = checks;
        this.accounts = accounts;
        this.instruments = instruments;
        this.turns = turns;
    }

    /**
     * Places a block that came by REST; its first answer is kept for repetitions.
     *
     * @throws org.tandemoms.shared.Refused {@code validation} with every wrong field, or what placing refuses
     */
    public Placed byRest(String owner, String idempotencyKey, String bodyHash, BlockRequest request) {
        BigDecimal quantity =
                request.accounts().stream().map(BlockRequest.Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        OrderCandidate candidate = candidate(request, quantity);
        Instrument instrument = checked(request, candidate);
        var block = new Block(wanted(request), rule(request, instrument));
        var placement = new Placement(
                owner,
                null,
                candidate.clientOrderId(),
                Block.ACCOUNT,
                TradedInstrument.of(instrument),
                candidate.side(),
                candidate.terms(),
                candidate.routing() == null ? RoutingWish.BEST : candidate.routing(),
                null,
                null,
                block);
        return placing.block(new Intake(owner, idempotencyKey, bodyHash, candidate.clientOrderId()), placement);
    }

    private static OrderCandidate candidate(BlockRequest request, BigDecimal quantity) {
        TradeOrderRequest.Wish wish = request.routing();
        return new OrderCandidate(
                request.clientOrderId(),
                request.accounts().get(0).account(),
                request.instrument().symbol(),
                request.instrument().isin(),
                request.instrument().figi(),
                null,
                request.side(),
                new OrderTerms(
                        quantity,
                        request.orderType(),
                        request.limitPrice(),
                        request.stopPrice(),
                        request.timeInForce(),
                        null,
                        null),
                wish == null ? null : new RoutingWish(wish.strategy(), wish.venue()),
                null,
                null);
    }

    private Instrument checked(BlockRequest request, OrderCandidate candidate) {
        List<FieldError> errors = new ArrayList<>();
        checks.check(candidate).stream()
                .filter(error -> !"/account".equals(error.pointer()))
                .forEach(errors::add);
        Instrument instrument =
                checks.instrument(candidate, new OrderChecks.Errors()).orElse(null);
        if (candidate.side() != null && candidate.side().isShort()) {
            errors.add(FieldError.of("/side", "not-allowed", "A block is bought or sold; a locate is for one account"));
        }
        parts(request, instrument, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        return instrument;
    }

    private void parts(BlockRequest request, Instrument instrument, List<FieldError> errors) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < request.accounts().size(); i++) {
            BlockRequest.Part part = request.accounts().get(i);
            String at = "/accounts/" + i;
            if (accounts.find(part.account()).isEmpty()) {
                errors.add(FieldError.of(at + "/account", "unknown", "There is no account " + part.account()));
            } else if (!named.add(part.account())) {
                errors.add(FieldError.of(at + "/account", "duplicate", "The account is named twice"));
            }
            if (instrument != null && !instrument.isInLots(part.quantity())) {
                errors.add(FieldError.of(
                        at + "/quantity",
                        "lot",
                        "It trades in steps of " + instrument.lot().toPlainString()));
            }
            if (method(request) == AllocationRule.Method.TARGET && part.target() == null) {
                errors.add(FieldError.of(at + "/target", "required", "By this method each account has a target"));
            }
        }
    }

    private static List<AllocationRule.Wanted> wanted(BlockRequest request) {
        return request.accounts().stream()
                .map(part -> new AllocationRule.Wanted(part.account(), part.quantity(), part.target()))
                .toList();
    }

    private AllocationRule rule(BlockRequest request, Instrument instrument) {
        BlockRequest.Rule rule = request.allocation();
        AllocationRule.Leftover leftover = rule == null ? null : rule.leftover();
        return new AllocationRule(
                method(request),
                rule == null ? null : rule.minimum(),
                leftover == null ? AllocationRule.Leftover.FAIR : leftover,
                instrument.lot(),
                turns.next(request.accounts().stream()
                        .map(BlockRequest.Part::account)
                        .toList()));
    }

    private static AllocationRule.Method method(BlockRequest request) {
        return request.allocation() == null || request.allocation().method() == null
                ? AllocationRule.Method.PRO_RATA
                : request.allocation().method();
    }
}
