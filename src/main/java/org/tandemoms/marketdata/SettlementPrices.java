package org.tandemoms.marketdata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;

/** Settlement prices at rest: one for each instrument and day. */
public interface SettlementPrices {

    /** Keeps the price, in place of an older one unless that outweighs it. */
    void keep(SettlementPrice price);

    Optional<SettlementPrice> find(String symbol, LocalDate day);

    /**
     * The newest day first.
     *
     * @param before only days before this one; null for all
     */
    List<SettlementPrice> list(String symbol, @Nullable LocalDate before, int limit);
}
