package org.tandemoms.instruments.assets;

import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Money itself, a price of one for each unit. */
public final class CashRules implements AssetRules {

    @Override
    public PriceType priceType() {
        return PriceType.PER_UNIT;
    }

    @Override
    public FixSecurity security() {
        return new FixSecurity("CASH", FixSecurity.MONEY_MARKET);
    }

    @Override
    public Terms terms(Attributes from) {
        return Terms.NONE;
    }
}
