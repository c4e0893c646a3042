package org.tandemoms.instruments;

import java.util.Arrays;
import java.util.Optional;
import org.tandemoms.instruments.assets.BondRules;
import org.tandemoms.instruments.assets.CashRules;
import org.tandemoms.instruments.assets.DepositRules;
import org.tandemoms.instruments.assets.EquityRules;
import org.tandemoms.instruments.assets.FutureRules;
import org.tandemoms.instruments.assets.FxForwardRules;
import org.tandemoms.instruments.assets.FxSpotRules;
import org.tandemoms.instruments.assets.LoanRules;
import org.tandemoms.instruments.assets.OptionRules;

/**
 * What kind of thing an instrument is. Everything that depends on it is in its {@link AssetRules}: a new class is a new
 * implementation of those and its name here, and nothing else asks which class it has before it.
 */
public enum AssetClass {
    EQUITY(new EquityRules()),
    GOVERNMENT_BOND(BondRules.government()),
    CORPORATE_BOND(BondRules.corporate()),
    MUNICIPAL_BOND(BondRules.municipal()),
    FX_SPOT(new FxSpotRules()),
    FX_FORWARD(new FxForwardRules()),
    COMMODITY_FUTURE(new FutureRules()),
    SYNDICATED_LOAN(new LoanRules()),
    CASH(new CashRules()),
    CASH_DEPOSIT(new DepositRules()),
    EQUITY_OPTION(OptionRules.onEquity()),
    INTEREST_RATE_FUTURE_OPTION(OptionRules.onInterestRateFuture()),
    FX_OPTION(OptionRules.onCurrency());

    private final AssetRules rules;

    AssetClass(AssetRules rules) {
        this.rules = rules;
    }

    public AssetRules rules() {
        return rules;
    }

    public static Optional<AssetClass> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
