package org.tandemoms.instruments.assets;

import com.opengamma.strata.basics.currency.CurrencyPair;
import java.util.Optional;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.FxTenor;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Currencies for a later day: the outright rate of the pair, settled a tenor after spot. */
public final class FxForwardRules implements AssetRules {

    @Override
    public PriceType priceType() {
        return PriceType.PER_UNIT;
    }

    @Override
    public FixSecurity security() {
        return new FixSecurity("FOR", FixSecurity.CURRENCY);
    }

    @Override
    public Terms terms(Attributes from) {
        String pair = FxSpotRules.pair(from, "underlying");
        String tenor = from.needed("tenor", BondRules.NAME);
        Optional<FxTenor> after = Optional.ofNullable(tenor).flatMap(FxTenor::parse);
        if (tenor != null && after.isEmpty()) {
            from.bad("tenor", "format", "'" + tenor + "' is no tenor such as 1W, 3M or 1Y");
        }
        return pair == null || after.isEmpty()
                ? Terms.NONE
                : new CurrencyTrade(CurrencyPair.parse(pair), after.get(), tenor, false);
    }
}
