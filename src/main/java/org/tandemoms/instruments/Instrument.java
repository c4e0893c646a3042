package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * One instrument.
 *
 * @param symbol what FIX carries in tag 55; unique here
 * @param currency of the price, ISO 4217
 * @param referencePrice price to start from where no market has spoken yet; null when none is known
 * @param ticks smallest price step
 * @param lot smallest quantity step
 * @param market ISO 10383 code of the home market, or {@code OTC}
 * @param contractSize how many units of what it is on a contract is for; the denomination for all others
 * @param settles when trades settle, where it is not as its market does; null where it is
 * @param terms what it has by its asset class
 * @param version counts the changes; 0 as it came with the house
 */
public record Instrument(
        String symbol,
        Identifiers identifiers,
        AssetClass assetClass,
        String name,
        String currency,
        @Nullable BigDecimal referencePrice,
        TickTable ticks,
        BigDecimal lot,
        String market,
        BigDecimal contractSize,
        @Nullable SettlementRule settles,
        Terms terms,
        long version) {

    /** An instrument of which no more is known. */
    public Instrument(
            String symbol,
            @Nullable String isin,
            @Nullable String figi,
            AssetClass assetClass,
            String name,
            String currency,
            @Nullable BigDecimal referencePrice,
            BigDecimal tick,
            BigDecimal lot,
            String market,
            BigDecimal valuePerPoint) {
        this(
                symbol,
                new Identifiers(isin, null, null, figi, null, null),
                assetClass,
                name,
                currency,
                referencePrice,
                TickTable.always(tick),
                lot,
                market,
                valuePerPoint.divide(assetClass.rules().priceType().valueOfPoint(), MathContext.DECIMAL64),
                null,
                Terms.NONE,
                0);
    }

    @Nullable
    public String isin() {
        return identifiers.isin();
    }

    @Nullable
    public String figi() {
        return identifiers.figi();
    }

    public PriceType priceType() {
        return assetClass.rules().priceType();
    }

    /** What its market says when it names a price. Prices here are those of {@link #priceType} all the same. */
    public PriceType quotation() {
        return terms.quotation().orElse(priceType());
    }

    public boolean isQuotedInYield() {
        return quotation() == PriceType.YIELD;
    }

    /** Value of one unit at a price of one, in {@code currency}. */
    public BigDecimal valuePerPoint() {
        return contractSize.multiply(priceType().valueOfPoint());
    }

    /** The smallest step at any price. */
    public BigDecimal tick() {
        return ticks.smallest();
    }

    public BigDecimal tickAt(BigDecimal price) {
        return ticks.at(price);
    }

    public boolean isOnTick(BigDecimal price) {
        return ticks.allows(price);
    }

    public boolean isInLots(BigDecimal quantity) {
        return quantity.remainder(lot).signum() == 0;
    }

    /** The price rounded to the nearest tick. */
    public BigDecimal onTick(BigDecimal price) {
        return ticks.nearest(price);
    }

    /** The nearest price on a tick that is no worse for the side: not above for a buyer, not below for a seller. */
    public BigDecimal onTickNoWorse(BigDecimal price, boolean buys) {
        return ticks.next(price, buys ? RoundingMode.FLOOR : RoundingMode.CEILING);
    }

    /** Value of a quantity at a price, in the instrument's currency, not rounded; a rate is no price and does not count. */
    public BigDecimal value(BigDecimal quantity, BigDecimal price) {
        return assetClass.rules().amount(quantity, quantity.multiply(price), valuePerPoint());
    }

    /** When a trade is settled, where the contract or the instrument says so; empty where its market's cycle does. */
    public Optional<LocalDate> valueDate(LocalDate tradeDate) {
        Optional<LocalDate> own = Optional.ofNullable(settles).map(rule -> rule.after(tradeDate));
        return own.isPresent() ? own : terms.valueDate(tradeDate);
    }

    /** Interest that a buyer pays beside the price, in {@code currency}, not rounded; zero where there is none. */
    public BigDecimal accrued(BigDecimal quantity, LocalDate settlement) {
        return terms.accruedPer100(settlement)
                .map(interest -> interest.multiply(quantity).multiply(valuePerPoint()))
                .orElse(BigDecimal.ZERO);
    }

    /** Nothing is paid for a trade; what it gains or loses is paid day by day. */
    public boolean isMargined() {
        return assetClass.rules().isMargined();
    }

    public boolean isOver(LocalDate today) {
        return terms.lastDay().filter(last -> last.isBefore(today)).isPresent();
    }

    /** The instrument block of FIX messages. */
    public FixFields fix() {
        FixSecurity security = assetClass.rules().security();
        FixFields fields = new FixFields().put(FixFields.SYMBOL, symbol);
        identifiers.describe(fields);
        fields.put(FixFields.SECURITY_TYPE, security.type())
                .put(FixFields.PRODUCT, String.valueOf(security.product()))
                .put(FixFields.PRICE_TYPE, String.valueOf(quotation().fix()))
                .put(FixFields.CURRENCY, currency)
                .put(FixFields.SECURITY_EXCHANGE, "OTC".equals(market) ? null : market);
        if (contractSize.compareTo(BigDecimal.ONE) != 0) {
            fields.put(FixFields.CONTRACT_MULTIPLIER, contractSize);
        }
        terms.describe(fields);
        return fields;
    }
}
