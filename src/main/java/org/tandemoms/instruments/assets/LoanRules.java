package org.tandemoms.instruments.assets;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Syndicated loans: a price in percent of the amount that is outstanding, interest over an index settled by the agent. */
public final class LoanRules implements AssetRules {

    @Override
    public PriceType priceType() {
        return PriceType.CLEAN_PRICE;
    }

    @Override
    public FixSecurity security() {
        return new FixSecurity("TERM", FixSecurity.LOAN);
    }

    @Override
    public Terms terms(Attributes from) {
        String index = from.optional("index", BondRules.NAME);
        BigDecimal margin = BondRules.percent(from, "margin");
        LocalDate maturity = from.date("maturity", true);
        return margin == null || maturity == null ? Terms.NONE : new Loan(index, margin, maturity);
    }
}
