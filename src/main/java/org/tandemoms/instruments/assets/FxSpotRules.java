package org.tandemoms.instruments.assets;

import com.opengamma.strata.basics.currency.CurrencyPair;
import java.util.regex.Pattern;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.FxTenor;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Currencies at spot: so much of the second currency for one of the first; the symbol is the pair. */
public final class FxSpotRules implements AssetRules {

    private static final Pattern PAIR = Pattern.compile("[A-Z]{3}/[A-Z]{3}");

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
        String pair = pair(from, "symbol");
        return pair == null
                ? Terms.NONE
                : new CurrencyTrade(
                        CurrencyPair.parse(pair), FxTenor.parse("SP").orElseThrow(), "SP", true);
    }

    /** A pair whose second currency is the one that the instrument is priced in. */
    static String pair(Attributes from, String column) {
        String pair = from.needed(column, PAIR);
        String priced = from.optional("currency", Pattern.compile(".*"));
        if (pair != null && pair.substring(0, 3).equals(pair.substring(4))) {
            from.bad(column, "range", "A pair has two currencies");
            return null;
        }
        if (pair != null && priced != null && !pair.endsWith("/" + priced)) {
            from.bad("currency", "mismatch", "A price of " + pair + " is in " + pair.substring(4));
        }
        return pair;
    }
}
