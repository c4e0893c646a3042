package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.compliance.TradeWhatIf;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradedInstrument;

/** Computes what a rebalance would do: trades of each portfolio, bunched into orders, judged by the rules of entry. */
@Component
class ProposeRebalance {

    private static final int CENTS = 2;

    private final Portfolios portfolios;
    private final Instruments instruments;
    private final TradeWhatIf rules;
    private final Clock clock;

    ProposeRebalance(Portfolios portfolios, Instruments instruments, TradeWhatIf rules, Clock clock) {
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws org.tandemoms.shared.Refused {@code not-found}, or {@code validation} with every wrong field */
    Rebalance propose(String id, RebalanceRequest request, String trader) {
        List<Portfolio> all = checked(id, request);
        List<Rebalance.Part> parts = new ArrayList<>();
        Map<String, List<Rebalance.Share>> bunches = new LinkedHashMap<>();
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Portfolio portfolio = all.get(i);
            Rebalancing wish = request.rebalancing(i == 0);
            Rebalancing.Plan plan = wish.plan(portfolio, this::lot);
            parts.add(part(portfolio, wish, plan));
            for (Rebalancing.Trade trade : plan.trades()) {
                Side side = trade.quantity().signum() > 0 ? Side.BUY : Side.SELL;
                bunches.computeIfAbsent(side + "|" + trade.symbol(), any -> new ArrayList<>())
                        .add(new Rebalance.Share(
                                portfolio.id(), trade.quantity().abs()));
            }
            portfolio.holdings().stream()
                    .filter(line -> line.price() != null)
                    .forEach(line -> prices.put(line.symbol(), line.price()));
        }
        List<Rebalance.Proposed> orders = new ArrayList<>();
        // what is sold pays for what is bought
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            bunches.forEach((key, shares) -> {
                if (key.startsWith(side + "|")) {
                    String symbol = key.substring(key.indexOf('|') + 1);
                    orders.add(order(symbol, side, shares, prices.get(symbol), request.tolerance(), trader));
                }
            });
        }
        return new Rebalance(request.isDryRun(), clock.instant(), parts, orders);
    }

    private List<Portfolio> checked(String id, RebalanceRequest request) {
        List<Portfolio> all = new ArrayList<>(List.of(portfolios.get(id)));
        List<FieldError> errors = new ArrayList<>();
        if (request.cashFlow() != null
                && all.get(0).netAssetValue().add(request.cashFlow()).signum() < 0) {
            errors.add(FieldError.of("/cashFlow", "range", "More is to go out than the portfolio is worth"));
        }
        Set<String> named = new HashSet<>(Set.of(id));
        for (int i = 0; i < request.others().size(); i++) {
            String other = request.others().get(i);
            if (!named.add(other)) {
                errors.add(FieldError.of("/together/" + i, "duplicate", "The portfolio is named twice"));
            } else {
                portfolios
                        .find(other)
                        .ifPresentOrElse(all::add, unknown(errors, "/together/" + i, "There is no portfolio " + other));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        return all;
    }

    private static Runnable unknown(List<FieldError> errors, String at, String words) {
        return () -> errors.add(FieldError.of(at, "unknown", words));
    }

    private static Rebalance.Part part(Portfolio portfolio, Rebalancing wish, Rebalancing.Plan plan) {
        List<Rebalance.Skipped> leftOut = new ArrayList<>();
        plan.leftOut().forEach(one -> leftOut.add(new Rebalance.Skipped(one.symbol(), one.code(), one.text())));
        return new Rebalance.Part(
                portfolio.id(),
                portfolio.currency(),
                cents(portfolio.netAssetValue()),
                cents(portfolio.cash()),
                cents(wish.cashFlow()),
                cents(plan.cashAfter()),
                plan.turnover(),
                leftOut);
    }

    /** A limit that trades now, but not at any price. */
    private Rebalance.Proposed order(
            String symbol,
            Side side,
            List<Rebalance.Share> shares,
            BigDecimal price,
            BigDecimal tolerance,
            String trader) {
        Instrument instrument = instruments.bySymbol(symbol).orElseThrow();
        BigDecimal quantity = shares.stream().map(Rebalance.Share::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal factor = side.isBuy() ? BigDecimal.ONE.add(tolerance) : BigDecimal.ONE.subtract(tolerance);
        BigDecimal limit = instrument.onTick(price.multiply(factor)).max(instrument.tick());
        TradeWhatIf.Verdict verdict = rules.of(
                TradedInstrument.of(instrument),
                side,
                new OrderTerms(quantity, OrdType.LIMIT, limit, null, TimeInForce.DAY, null, null),
                shares.stream().map(Rebalance.Share::account).toList(),
                trader);
        return new Rebalance.Proposed(
                symbol,
                side,
                quantity,
                limit,
                instrument.currency(),
                cents(instrument.value(quantity, price)),
                shares,
                verdict.outcome(),
                verdict.reasons(),
                null,
                null,
                null);
    }

    private BigDecimal lot(String symbol) {
        return instruments.bySymbol(symbol).map(Instrument::lot).orElse(BigDecimal.ONE);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
    }
}
