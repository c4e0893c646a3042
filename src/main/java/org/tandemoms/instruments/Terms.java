package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What an instrument has by its asset class: coupon and maturity, strike and expiry, tenor. */
public interface Terms {

    Terms NONE = Map::of;

    /** As in the columns of a file, from which {@link AssetRules#terms} reads the same again. */
    Map<String, String> attributes();

    /** Adds what the instrument block of a FIX message says of these. */
    default void describe(FixFields fields) {}

    /** The symbol of what it is derived from; empty where it is derived from nothing. */
    default Optional<String> underlying() {
        return Optional.empty();
    }

    /** The last day on which it can be traded; empty when there is none. */
    default Optional<LocalDate> lastDay() {
        return Optional.empty();
    }

    /** When a trade is settled where the contract itself says so; empty where the market's cycle does. */
    default Optional<LocalDate> valueDate(LocalDate tradeDate) {
        return Optional.empty();
    }

    /** What its market says when it names a price; empty where that is the price of its class. */
    default Optional<PriceType> quotation() {
        return Optional.empty();
    }

    /** The clean price that a yield in percent means; empty where it has none. */
    default Optional<BigDecimal> priceAt(BigDecimal yield, LocalDate settlement) {
        return Optional.empty();
    }

    /** The yield in percent that a clean price means; empty where it has none. */
    default Optional<BigDecimal> yieldAt(BigDecimal price, LocalDate settlement) {
        return Optional.empty();
    }

    /** Interest that a buyer pays beside a price, for 100 of the nominal amount; negative in the ex-coupon period. */
    default Optional<BigDecimal> accruedPer100(LocalDate settlement) {
        return Optional.empty();
    }
}
