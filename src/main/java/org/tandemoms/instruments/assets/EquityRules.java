package org.tandemoms.instruments.assets;

import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Shares: a price for each. */
public final class EquityRules implements AssetRules {

    @Override
    public PriceType priceType() {
        return PriceType.PER_UNIT;
    }

    @Override
    public FixSecurity security() {
        return new FixSecurity("CS", FixSecurity.EQUITY);
    }

    @Override
    public Terms terms(Attributes from) {
        return Terms.NONE;
    }
}
