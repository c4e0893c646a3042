package org.tandemoms.instruments.assets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.OptionSymbol;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Options: a premium for one unit, a contract of so many units. */
public final class OptionRules implements AssetRules {

    private static final Pattern ANY = Pattern.compile(".*");

    private final FixSecurity security;

    private OptionRules(FixSecurity security) {
        this.security = security;
    }

    public static OptionRules onEquity() {
        return new OptionRules(new FixSecurity("OPT", FixSecurity.EQUITY));
    }

    public static OptionRules onInterestRateFuture() {
        return new OptionRules(new FixSecurity("OPT", FixSecurity.MONEY_MARKET));
    }

    public static OptionRules onCurrency() {
        return new OptionRules(new FixSecurity("OPT", FixSecurity.CURRENCY));
    }

    @Override
    public PriceType priceType() {
        return PriceType.PREMIUM;
    }

    @Override
    public FixSecurity security() {
        return security;
    }

    @Override
    public Terms terms(Attributes from) {
        String underlying = from.needed("underlying", BondRules.NAME);
        LocalDate expiry = from.date("expiry", true);
        Option.PutCall putCall = from.choice("putCall", true, Option.PutCall.class);
        BigDecimal strike = from.positive("strike", true);
        Option.Exercise exercise = from.choice("exercise", false, Option.Exercise.class);
        if (underlying == null || expiry == null || putCall == null || strike == null) {
            return Terms.NONE;
        }
        Option option =
                new Option(underlying, expiry, putCall, strike, exercise == null ? Option.Exercise.AMERICAN : exercise);
        checkSymbol(from, option);
        return option;
    }

    /** The symbol of the Options Clearing Corporation says the same again. */
    private static void checkSymbol(Attributes from, Option option) {
        Optional<OptionSymbol> symbol =
                Optional.ofNullable(from.optional("osi", ANY)).flatMap(OptionSymbol::parse);
        boolean same = symbol.map(said -> said.expiry().equals(option.expiry())
                        && said.isCall() == (option.putCall() == Option.PutCall.CALL)
                        && said.strike().compareTo(option.strike()) == 0)
                .orElse(true);
        if (!same) {
            from.bad("osi", "mismatch", "The symbol tells another expiry, strike or right than the other columns");
        }
    }
}
