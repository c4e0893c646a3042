package org.tandemoms.instruments.assets;

import com.opengamma.strata.basics.currency.CurrencyPair;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.instruments.CurrencyCalendars;
import org.tandemoms.instruments.FxTenor;
import org.tandemoms.instruments.FxValueDates;
import org.tandemoms.instruments.Terms;

/** One currency for another, {@code tenor} after the trade. */
record CurrencyTrade(CurrencyPair pair, FxTenor after, String tenor, boolean spot) implements Terms {

    private static final FxValueDates DATES = new FxValueDates(CurrencyCalendars.standard());

    @Override
    public Map<String, String> attributes() {
        return spot ? Map.of() : Map.of("underlying", pair.toString(), "tenor", tenor);
    }

    @Override
    public Optional<String> underlying() {
        return spot ? Optional.empty() : Optional.of(pair.toString());
    }

    @Override
    public Optional<LocalDate> valueDate(LocalDate tradeDate) {
        return Optional.of(DATES.valueDate(pair, tradeDate, after));
    }
}
