package org.tandemoms.fix;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.tandemoms.trading.BondYields;
import org.tandemoms.trading.ClientReport;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.AvgPx;
import quickfix.field.DayAvgPx;
import quickfix.field.LastParPx;
import quickfix.field.LastPx;
import quickfix.field.Price;
import quickfix.field.PriceType;
import quickfix.field.StopPx;
import quickfix.field.Symbol;

/**
 * Messages that speak of bonds in yields (PriceType 9): clean prices as soon as they are in, yields again as they go out.
 * FIX 4.2 does not know the field; a venue of that version says yields where the security master knows that it does.
 */
final class YieldSpeech {

    private static final String YIELD = String.valueOf(PriceType.YIELD);

    private final @Nullable BondYields yields;
    private final @Nullable Clock clock;

    YieldSpeech(BondYields yields, Clock clock) {
        this.yields = yields;
        this.clock = clock;
    }

    /** Knows no bonds, and so needs no clock. */
    static YieldSpeech none() {
        return new YieldSpeech(null, null);
    }

    /**
     * A limit in yield is one where the client says so. Prices by unit and in percent are each instrument's own; whatever
     * else a price may be in the standard, nothing here is traded by it.
     */
    static boolean isLimit(FieldMap order) throws IncorrectTagValue {
        String type = Fields.text(order, PriceType.FIELD);
        if (type == null || type.equals("1") || type.equals("2")) {
            return false;
        }
        if (!type.equals(YIELD)) {
            throw new IncorrectTagValue(PriceType.FIELD, type);
        }
        return true;
    }

    /** Says to a venue that quotes yields what it is told in prices. */
    void toVenue(Message order, String symbol, Dialect dialect) {
        if (yields == null || !yields.areQuotedFor(symbol)) {
            return;
        }
        Optional<Map<Integer, BigDecimal>> said = inYields(order, symbol, clock.instant(), Price.FIELD, StopPx.FIELD);
        if (said.isPresent() && !said.get().isEmpty()) {
            said.get().forEach((tag, yield) -> Fields.set(order, tag, yield));
            typed(order, PriceType.YIELD, dialect);
        }
    }

    /** Reads the prices that a venue means by its yields; what it says itself of the price of a trade goes first. */
    void fromVenue(Message report) throws FieldNotFound, IncorrectTagValue {
        String symbol = Fields.text(report, Symbol.FIELD);
        String type = Fields.text(report, PriceType.FIELD);
        if (yields == null || symbol == null || !(type == null ? yields.areQuotedFor(symbol) : type.equals(YIELD))) {
            return;
        }
        for (int tag : List.of(LastPx.FIELD, Price.FIELD)) {
            BigDecimal said = Fields.decimal(report, tag);
            BigDecimal par = tag == LastPx.FIELD ? Fields.decimal(report, LastParPx.FIELD) : null;
            if (said != null) {
                Optional<BigDecimal> price = Optional.ofNullable(par).or(() -> yields.price(symbol, said));
                Fields.set(report, tag, price.orElseThrow(() -> new IncorrectTagValue(tag, said.toPlainString())));
            }
        }
    }

    /** What an entry of a book is in prices; null where a yield means none. */
    @Nullable
    BigDecimal quoted(String symbol, @Nullable BigDecimal said) {
        boolean price = said == null || yields == null || !yields.areQuotedFor(symbol);
        return price ? said : yields.price(symbol, said).orElse(null);
    }

    /** Answers in yields whoever has limited an order by one; beside it stands the price (LastParPx) that is paid. */
    Message toClient(Message report, ClientReport of, Dialect dialect) {
        BigDecimal limit = of.orderRequest() == null || of.orderRequest().terms() == null
                ? null
                : of.orderRequest().terms().limitYield();
        if (yields == null || limit == null || dialect == Dialect.FIX42) {
            return report;
        }
        String paid = Fields.text(report, LastPx.FIELD);
        Optional<Map<Integer, BigDecimal>> said =
                inYields(report, of.orderRequest().symbol(), of.at(), LastPx.FIELD, AvgPx.FIELD, DayAvgPx.FIELD);
        if (said.isPresent()) {
            said.get().forEach((tag, yield) -> Fields.set(report, tag, yield));
            Fields.set(report, Price.FIELD, limit);
            Fields.set(report, LastParPx.FIELD, paid);
            typed(report, PriceType.YIELD, dialect);
        }
        return report;
    }

    private static void typed(Message message, int type, Dialect dialect) {
        if (dialect != Dialect.FIX42) {
            message.setInt(PriceType.FIELD, type);
        }
    }

    /** All of them or none: half a message in yields would be read wrongly. Zero stands for no price yet. */
    private Optional<Map<Integer, BigDecimal>> inYields(Message message, String symbol, Instant at, int... tags) {
        Map<Integer, BigDecimal> said = new HashMap<>();
        for (int tag : tags) {
            String price = Fields.text(message, tag);
            if (price != null && new BigDecimal(price).signum() != 0) {
                Optional<BigDecimal> yield = yields.yield(symbol, new BigDecimal(price), at);
                if (yield.isEmpty()) {
                    return Optional.empty();
                }
                said.put(tag, yield.get());
            }
        }
        return Optional.of(said);
    }
}
