package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.Positions;
import org.tandemoms.positions.Valuation;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Accounts against their models, as they stand at this moment. */
@Component
public class Portfolios {

    private final ModelPortfolios models;
    private final Accounts accounts;
    private final Positions positions;
    private final Valuation valuation;
    private final Instruments instruments;
    private final WorkingOrders orders;
    private final Clock clock;

    Portfolios(
            ModelPortfolios models,
            Accounts accounts,
            Positions positions,
            Valuation valuation,
            Instruments instruments,
            WorkingOrders orders,
            Clock clock) {
        this.models = models;
        this.accounts = accounts;
        this.positions = positions;
        this.valuation = valuation;
        this.instruments = instruments;
        this.orders = orders;
        this.clock = clock;
    }

    /** @throws Refused {@code not-found} */
    public Portfolio get(String id) {
        return find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no portfolio " + id));
    }

    public Optional<Portfolio> find(String id) {
        return models.find(id).map(this::atMarket);
    }

    public List<Portfolio> all() {
        return models.all().stream().map(this::atMarket).toList();
    }

    private Portfolio atMarket(ModelPortfolio model) {
        Account account = accounts.find(model.id()).orElseThrow();
        Map<String, Position> held =
                positions.of(model.id()).stream().collect(Collectors.toMap(Position::symbol, Function.identity()));
        Map<String, BigDecimal> working = orders.of(model.id());
        BigDecimal cash = model.openingCash();
        BigDecimal value = BigDecimal.ZERO;
        List<Portfolio.Line> lines = new ArrayList<>();
        List<String> unpriced = new ArrayList<>();
        Set<String> symbols = new LinkedHashSet<>(model.targets().keySet());
        symbols.addAll(held.keySet());
        symbols.addAll(working.keySet());
        for (String symbol : symbols) {
            Position position = held.get(symbol);
            Portfolio.Line line =
                    line(model, symbol, position, working.getOrDefault(symbol, BigDecimal.ZERO), account.currency());
            Optional<BigDecimal> flow = position == null
                    ? Optional.of(BigDecimal.ZERO)
                    : valuation.convert(position.cashFlow(), position.currency(), account.currency());
            if (position != null && (line.value() == null || flow.isEmpty())) {
                unpriced.add(symbol);
            }
            cash = cash.add(flow.orElse(BigDecimal.ZERO));
            value = value.add(line.value() == null ? BigDecimal.ZERO : line.value());
            if (!line.isNothing()) {
                lines.add(line);
            }
        }
        BigDecimal whole = cash.add(value);
        return new Portfolio(
                model,
                account.name(),
                account.currency(),
                cash,
                whole,
                lines.stream().map(line -> weighed(line, whole)).toList(),
                unpriced,
                clock.instant());
    }

    private Portfolio.Line line(
            ModelPortfolio model, String symbol, Position position, BigDecimal working, String currency) {
        BigDecimal quantity = position == null ? BigDecimal.ZERO : position.quantity();
        BigDecimal price = valuation.mark(symbol).map(Valuation.Mark::price).orElse(null);
        BigDecimal unit = unitValue(symbol, price, currency).orElse(null);
        return new Portfolio.Line(
                symbol,
                quantity,
                working,
                price,
                unit,
                unit == null ? null : unit.multiply(quantity),
                null,
                model.target(symbol));
    }

    private Optional<BigDecimal> unitValue(String symbol, BigDecimal price, String currency) {
        Optional<Instrument> instrument = instruments.bySymbol(symbol);
        return price == null || instrument.isEmpty()
                ? Optional.empty()
                : valuation.convert(
                        instrument.get().value(BigDecimal.ONE, price),
                        instrument.get().currency(),
                        currency);
    }

    private static Portfolio.Line weighed(Portfolio.Line line, BigDecimal whole) {
        return line.value() == null
                ? line
                : new Portfolio.Line(
                        line.symbol(),
                        line.quantity(),
                        line.working(),
                        line.price(),
                        line.unitValue(),
                        line.value(),
                        Portfolio.weight(line.value(), whole),
                        line.target());
    }
}
