package org.tandemoms.instruments.assets;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.FxTenor;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Money lent for a time: a rate, for an amount that is the quantity. */
public final class DepositRules implements AssetRules {

    private static final Pattern TENOR = Pattern.compile("ON|TN|SN|[1-9][0-9]{0,2}[DWMY]");

    @Override
    public PriceType priceType() {
        return PriceType.RATE;
    }

    @Override
    public FixSecurity security() {
        return new FixSecurity("TD", FixSecurity.MONEY_MARKET);
    }

    @Override
    public Terms terms(Attributes from) {
        String tenor = from.needed("tenor", TENOR);
        String dayCount = BondRules.dayCount(from, "ACT/360");
        Optional<FxTenor> known = Optional.ofNullable(tenor).flatMap(FxTenor::parse);
        if (tenor != null && known.isEmpty()) {
            from.bad("tenor", "range", "Nobody lends for " + tenor);
        }
        return known.isEmpty() ? Terms.NONE : new Deposit(tenor, dayCount);
    }
}
