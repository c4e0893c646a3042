package org.tandemoms.instruments.assets;

import java.time.LocalDate;
import java.time.YearMonth;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Futures on commodities: a price for one unit, a contract of so many units. */
public final class FutureRules implements AssetRules {

    @Override
    public PriceType priceType() {
        return PriceType.PER_UNIT;
    }

    @Override
    public boolean isMargined() {
        return true;
    }

    @Override
    public FixSecurity security() {
        return new FixSecurity("FUT", FixSecurity.COMMODITY);
    }

    @Override
    public Terms terms(Attributes from) {
        String root = from.needed("underlying", BondRules.NAME);
        YearMonth month = from.parsed("maturityMonth", true, YearMonth::parse, "a month such as 2027-03");
        LocalDate lastTrade = from.date("lastTradeDate", false);
        if (month != null && lastTrade != null && YearMonth.from(lastTrade).isAfter(month)) {
            from.bad("lastTradeDate", "range", "A future is traded until its month of delivery, not beyond");
        }
        return root == null || month == null ? Terms.NONE : new Future(root, month, lastTrade);
    }
}
