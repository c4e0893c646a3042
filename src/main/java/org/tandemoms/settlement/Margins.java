package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.SettlementPrice;
import org.tandemoms.marketdata.SettlementPrices;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.Positions;
import org.tandemoms.positions.Valuation;
import org.tandemoms.shared.Money;

/** What the ledger says of the variation margin of positions. */
@Component
public class Margins {

    private final Positions positions;
    private final Instruments instruments;
    private final Valuation valuation;
    private final SettlementPrices prices;
    private final Settlements ledger;

    Margins(
            Positions positions,
            Instruments instruments,
            Valuation valuation,
            SettlementPrices prices,
            Settlements ledger) {
        this.positions = positions;
        this.instruments = instruments;
        this.valuation = valuation;
        this.prices = prices;
        this.ledger = ledger;
    }

    /** @param account null for all @param symbol null for all */
    public List<Margin> of(String account, String symbol) {
        return positions.of(account).stream()
                .filter(position -> symbol == null || position.symbol().equals(symbol))
                .sorted(Comparator.comparing(Position::account).thenComparing(Position::symbol))
                .flatMap(position -> margined(position).map(instrument -> margin(position, instrument)))
                .toList();
    }

    private Stream<Instrument> margined(Position position) {
        return instruments.bySymbol(position.symbol()).filter(Instrument::isMargined).stream();
    }

    private Margin margin(Position position, Instrument instrument) {
        List<CashEntry> payments = ledger.entriesOf(VariationMargin.seriesOf(position)).stream()
                .filter(entry -> entry.account().equals("CASH:" + position.account()))
                .sorted(Comparator.comparing(CashEntry::valueDate))
                .toList();
        BigDecimal paid = payments.stream().map(CashEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal price =
                valuation.mark(position.symbol()).map(Valuation.Mark::price).orElse(null);
        boolean known = price != null || position.quantity().signum() == 0;
        BigDecimal now = price == null ? BigDecimal.ZERO : price;
        return new Margin(
                position.account(),
                position.symbol(),
                position.currency(),
                position.quantity(),
                Money.of(paid, position.currency()).amount(),
                known ? open(position, instrument, now, paid) : null,
                price,
                payments.stream().map(entry -> payment(position, entry)).toList(),
                position.updatedAt());
    }

    private static BigDecimal open(Position position, Instrument instrument, BigDecimal price, BigDecimal paid) {
        BigDecimal gained = VariationMargin.gained(position, instrument, price);
        return Money.of(gained, position.currency()).amount().subtract(paid);
    }

    private Margin.Payment payment(Position position, CashEntry entry) {
        Optional<SettlementPrice> price = prices.find(position.symbol(), entry.valueDate());
        return new Margin.Payment(
                entry.valueDate(),
                entry.amount(),
                price.map(SettlementPrice::price).orElse(null),
                price.map(SettlementPrice::source).orElse(null));
    }
}
