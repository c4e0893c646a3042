package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.tandemoms.instruments.Instrument;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.field.PriceType;

/** Bonds that the venues name yields for: books are kept in clean prices, and what is said and heard is turned round. */
final class YieldQuotes {

    private static final int DECIMALS = 8;

    /** Where the bonds that are quoted so are at home. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Map<String, Instrument> quoted;
    private final Clock clock;

    YieldQuotes(List<Instrument> instruments, Clock clock) {
        this.quoted = instruments.stream()
                .filter(Instrument::isQuotedInYield)
                .collect(Collectors.toMap(Instrument::symbol, Function.identity()));
        this.clock = clock;
    }

    boolean areSaidOf(String symbol) {
        return quoted.containsKey(symbol);
    }

    /** Says the prices in these fields as yields, with the field that says so; leaves what is quoted in prices alone. */
    void say(FieldMap message, String symbol, int... tags) throws FieldNotFound {
        if (!quoted.containsKey(symbol)) {
            return;
        }
        for (int tag : tags) {
            if (message.isSetField(tag) && message.getDecimal(tag).signum() != 0) {
                message.setDecimal(tag, this.yield(symbol, message.getDecimal(tag)));
            }
        }
        message.setInt(PriceType.FIELD, PriceType.YIELD);
    }

    BigDecimal yield(String symbol, BigDecimal price) {
        Instrument bond = quoted.get(symbol);
        return bond == null
                ? price
                : bond.terms()
                        .yieldAt(price, settlement(bond))
                        .orElseThrow(() -> new IllegalStateException(symbol + " has no yield at " + price))
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What a member means by a price of this message; null where it means none. */
    @Nullable
    BigDecimal price(FieldMap order, String symbol, @Nullable BigDecimal said) throws FieldNotFound {
        Instrument bond = quoted.get(symbol);
        boolean inYield =
                bond != null && order.isSetField(PriceType.FIELD) && order.getInt(PriceType.FIELD) == PriceType.YIELD;
        if (said == null || !inYield) {
            return said;
        }
        return bond.terms().priceAt(said, settlement(bond)).map(bond::onTick).orElse(null);
    }

    private LocalDate settlement(Instrument bond) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return bond.valueDate(today).orElse(today);
    }
}
