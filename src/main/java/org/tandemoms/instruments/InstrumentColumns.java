package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Instruments as named values, as they stand in files and documents: those that all have, and those of the asset class. */
public final class InstrumentColumns {

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./ _-]{0,49}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\uFFFD]{1,200}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern MARKET = Pattern.compile("OTC|[A-Z0-9]{4}");
    private static final Pattern CALENDAR = Pattern.compile("[A-Za-z/+]{3,40}");
    private static final int LONGEST_CYCLE = 60;

    private InstrumentColumns() {}

    /** Every column that an instrument of some class has. */
    public static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (AssetClass one : AssetClass.values()) {
            Attributes asked = new Attributes(Map.of("assetClass", one.name()));
            read(asked, 0);
            known.addAll(asked.asked());
        }
        return known;
    }

    /** @return empty when {@code from} has found something wrong */
    public static Optional<Instrument> read(Attributes from, long version) {
        String symbol = from.needed("symbol", SYMBOL);
        AssetClass assetClass = from.choice("assetClass", true, AssetClass.class);
        String name = from.needed("name", NAME);
        String currency = currency(from);
        Identifiers identifiers = Identifiers.read(from);
        BigDecimal reference = from.number("referencePrice", false, any -> true, "a number");
        TickTable ticks = ticks(from);
        BigDecimal lot = from.positive("lot", true);
        String market = from.needed("market", MARKET);
        BigDecimal contractSize = from.positive("contractSize", false);
        SettlementRule settles = settles(from);
        Terms terms = assetClass == null ? Terms.NONE : assetClass.rules().terms(from);
        if (assetClass != null) {
            checkReference(from, assetClass, reference);
            from.unused().stream()
                    .sorted()
                    .forEach(column -> from.bad(column, "unused", assetClass + " has no " + column));
        }
        if (!from.findings().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Instrument(
                symbol,
                identifiers,
                assetClass,
                name,
                currency,
                reference,
                ticks,
                lot,
                market,
                contractSize == null ? BigDecimal.ONE : contractSize,
                settles,
                terms,
                version));
    }

    private static String currency(Attributes from) {
        String code = from.needed("currency", CURRENCY);
        boolean known = code == null
                || Currency.getAvailableCurrencies().stream()
                        .anyMatch(one -> one.getCurrencyCode().equals(code));
        if (!known) {
            from.bad("currency", "unknown", code + " is no ISO 4217 currency");
        }
        return code;
    }

    private static TickTable ticks(Attributes from) {
        TickTable table = from.parsed("tickTable", false, TickTable::parse, "a table such as 0:0.0001;1:0.0002");
        BigDecimal tick = from.positive("tick", table == null);
        if (table != null && tick != null && tick.compareTo(table.smallest()) != 0) {
            from.bad(
                    "tick",
                    "mismatch",
                    "The smallest tick of the table is " + table.smallest().toPlainString());
        }
        return table != null ? table : tick == null ? null : TickTable.always(tick);
    }

    private static SettlementRule settles(Attributes from) {
        String calendar = from.optional("calendar", CALENDAR);
        Integer days = from.whole("settlementDays", calendar != null, 0, LONGEST_CYCLE);
        if (days != null && calendar == null) {
            from.bad("calendar", "required", "Settlement days are counted on a calendar, such as NYSE or EUTA");
        }
        if (calendar != null && SettlementRule.calendar(calendar).isEmpty()) {
            from.bad("calendar", "unknown", "No calendar is called " + calendar);
        }
        return days == null || calendar == null ? null : new SettlementRule(days, calendar);
    }

    /** Rates and futures may be negative; what is paid for may not. */
    private static void checkReference(Attributes from, AssetClass assetClass, BigDecimal reference) {
        boolean paid = assetClass.rules().priceType() == PriceType.CLEAN_PRICE
                || assetClass.rules().priceType() == PriceType.PREMIUM;
        if (reference != null && paid && reference.signum() <= 0) {
            from.bad("referencePrice", "range", "A price is more than 0");
        }
    }

    /** What {@link #read} reads the same again. */
    public static Map<String, String> write(Instrument instrument) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("symbol", instrument.symbol());
        columns.put("assetClass", instrument.assetClass().name());
        columns.put("name", instrument.name());
        columns.put("currency", instrument.currency());
        columns.putAll(instrument.identifiers().attributes());
        if (instrument.referencePrice() != null) {
            columns.put("referencePrice", instrument.referencePrice().toPlainString());
        }
        columns.put("tickTable", instrument.ticks().toString());
        columns.put("lot", instrument.lot().toPlainString());
        columns.put("market", instrument.market());
        columns.put("contractSize", instrument.contractSize().toPlainString());
        if (instrument.settles() != null) {
            columns.put("settlementDays", String.valueOf(instrument.settles().days()));
            columns.put("calendar", instrument.settles().calendar());
        }
        columns.putAll(instrument.terms().attributes());
        return columns;
    }

    /** @throws IllegalStateException with everything that is wrong */
    static Instrument certain(Map<String, String> columns, long version) {
        Attributes from = new Attributes(columns);
        return read(from, version)
                .orElseThrow(() -> new IllegalStateException("No instrument: " + columns + " because "
                        + from.findings().stream()
                                .map(finding -> finding.column() + ": " + finding.detail())
                                .collect(Collectors.joining("; "))));
    }
}
