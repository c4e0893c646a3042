package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.lang.Nullable;

/**
 * Which instrument the block of a FIX message means: by its symbol, by SecurityID with its source, or a derivative by what
 * it is on with month, right and strike. Two names for two things mean nothing.
 */
public final class FixNames {

    private static final String NO_SYMBOL = "[N/A]";
    private static final String EXCHANGE_SYMBOL = "8";
    private static final String FUTURE = "FUT";
    private static final String OPTION = "OPT";
    private static final Set<String> OPTIONS = Set.of(OPTION, "OOF", "OOP", "OOC");

    /** What tells one contract from another of the same underlying. */
    private static final List<Integer> CONTRACT = List.of(
            FixFields.MATURITY_MONTH_YEAR,
            FixFields.PUT_OR_CALL,
            FixFields.STRIKE_PRICE,
            FixFields.MATURITY_DATE,
            FixFields.COUPON_RATE,
            FixFields.CONTRACT_MULTIPLIER);

    private static final Set<Integer> ASKED = Set.of(
            FixFields.SYMBOL,
            FixFields.SECURITY_ID,
            FixFields.SECURITY_ID_SOURCE,
            FixFields.SECURITY_TYPE,
            FixFields.MATURITY_DAY,
            FixFields.MATURITY_MONTH_YEAR,
            FixFields.PUT_OR_CALL,
            FixFields.STRIKE_PRICE,
            FixFields.MATURITY_DATE,
            FixFields.COUPON_RATE,
            FixFields.CONTRACT_MULTIPLIER);

    private final Instruments instruments;

    public FixNames(Instruments instruments) {
        this.instruments = instruments;
    }

    /** The tags that {@link #find} looks at. */
    public static Set<Integer> tags() {
        return ASKED;
    }

    /**
     * @param instrument null when nothing here is called so
     * @param wrongTag the field that contradicts the others; null when none does
     */
    public record Named(@Nullable Instrument instrument, @Nullable Integer wrongTag) {}

    /** @param block values by tag */
    public Named find(Map<Integer, String> block) {
        String symbol = NO_SYMBOL.equals(block.get(FixFields.SYMBOL)) ? null : block.get(FixFields.SYMBOL);
        Optional<Instrument> byNumber = byNumber(block);
        if (byNumber.isPresent()) {
            return checked(byNumber.get(), symbol, block);
        }
        Optional<Instrument> bySymbol = instruments.bySymbol(symbol);
        if (bySymbol.filter(known -> hasOtherNumber(known, block)).isPresent()) {
            return new Named(null, FixFields.SECURITY_ID);
        }
        if (bySymbol.isPresent() && isMeant(bySymbol.get(), block)) {
            return new Named(bySymbol.get(), null);
        }
        List<Instrument> contracts =
                symbol == null || kind(block.get(FixFields.SECURITY_TYPE)).isEmpty()
                        ? List.of()
                        : instruments.on(symbol).stream()
                                .filter(instrument -> isMeant(instrument, block))
                                .toList();
        if (contracts.size() == 1) {
            return new Named(contracts.get(0), null);
        }
        boolean contradicted = bySymbol.isPresent() || !contracts.isEmpty();
        return new Named(null, contradicted ? wrong(block) : null);
    }

    private Optional<Instrument> byNumber(Map<Integer, String> block) {
        String source = block.get(FixFields.SECURITY_ID_SOURCE);
        String number = block.get(FixFields.SECURITY_ID);
        if (source == null || number == null) {
            return Optional.empty();
        }
        if (source.equals(EXCHANGE_SYMBOL)) {
            return instruments.bySymbol(number);
        }
        IdentifierScheme type = Identifiers.bySource(source);
        if (type == IdentifierScheme.OSI) {
            return OptionSymbol.parse(number).flatMap(symbol -> instruments.by(type, symbol.padded()));
        }
        return type == null ? Optional.empty() : instruments.by(type, number);
    }

    private static boolean hasOtherNumber(Instrument known, Map<Integer, String> block) {
        String number = block.get(FixFields.SECURITY_ID);
        IdentifierScheme type = Identifiers.bySource(block.get(FixFields.SECURITY_ID_SOURCE));
        String own = number == null || type == null ? null : known.identifiers().of(type);
        return own != null && !own.equals(number);
    }

    private static Named checked(Instrument found, String symbol, Map<Integer, String> block) {
        boolean called = symbol == null
                || symbol.equals(found.symbol())
                || found.terms().underlying().filter(symbol::equals).isPresent();
        if (!called) {
            return new Named(null, FixFields.SYMBOL);
        }
        return isMeant(found, block) ? new Named(found, null) : new Named(null, wrong(block));
    }

    private static int wrong(Map<Integer, String> block) {
        return block.containsKey(FixFields.SECURITY_TYPE) ? FixFields.SECURITY_TYPE : FixFields.SYMBOL;
    }

    private static boolean isMeant(Instrument instrument, Map<Integer, String> block) {
        Map<Integer, String> own = instrument.fix().values();
        String type = block.get(FixFields.SECURITY_TYPE);
        if (type != null && !kind(type).equals(kind(own.get(FixFields.SECURITY_TYPE)))) {
            return false;
        }
        String day = block.get(FixFields.MATURITY_DAY);
        String maturity = own.get(FixFields.MATURITY_DATE);
        if (day != null && maturity != null && !equal(day, maturity.substring(6))) {
            return false;
        }
        return CONTRACT.stream()
                .filter(block::containsKey)
                .filter(own::containsKey)
                .allMatch(tag -> tag == FixFields.MATURITY_MONTH_YEAR
                        ? sameMonth(block.get(tag), own)
                        : equal(block.get(tag), own.get(tag)));
    }

    /** A month, or a month with a day. */
    private static boolean sameMonth(String said, Map<Integer, String> own) {
        return said.equals(own.get(FixFields.MATURITY_MONTH_YEAR)) || said.equals(own.get(FixFields.MATURITY_DATE));
    }

    private static boolean equal(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException noNumber) {
            return one.equals(other);
        }
    }

    /** Options and futures are told apart from all else; what the others are called differs from desk to desk. */
    private static String kind(String type) {
        if (type == null) {
            return "";
        }
        return OPTIONS.contains(type) ? OPTION : type.equals(FUTURE) ? FUTURE : "";
    }
}
