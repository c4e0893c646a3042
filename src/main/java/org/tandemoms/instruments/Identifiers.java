package org.tandemoms.instruments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/**
 * What the world calls an instrument; null where it has no such name, or it is not known.
 *
 * @param isin ISO 6166
 * @param cusip ANSI X9.6
 * @param sedol London Stock Exchange
 * @param figi OpenFIGI
 * @param lei of the issuer, ISO 17442
 * @param osi symbol of a listed option, padded
 */
public record Identifiers(
        @Nullable String isin,
        @Nullable String cusip,
        @Nullable String sedol,
        @Nullable String figi,
        @Nullable String lei,
        @Nullable String osi) {

    public static final Identifiers NONE = new Identifiers(null, null, null, null, null, null);

    /** FIX SecurityIDSource (22) of each, from the one that names best. */
    private static final Map<String, IdentifierScheme> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("4", IdentifierScheme.ISIN);
        SOURCES.put("J", IdentifierScheme.OSI);
        SOURCES.put("1", IdentifierScheme.CUSIP);
        SOURCES.put("2", IdentifierScheme.SEDOL);
        SOURCES.put("S", IdentifierScheme.FIGI);
    }

    static Identifiers read(Attributes from) {
        Identifiers read = new Identifiers(
                from.identifier(IdentifierScheme.ISIN),
                from.identifier(IdentifierScheme.CUSIP),
                from.identifier(IdentifierScheme.SEDOL),
                from.identifier(IdentifierScheme.FIGI),
                from.identifier(IdentifierScheme.LEI),
                from.identifier(IdentifierScheme.OSI));
        read.checkAgainstIsin(from);
        return new Identifiers(
                read.isin,
                read.cusip,
                read.sedol,
                read.figi,
                read.lei,
                OptionSymbol.parse(String.valueOf(read.osi))
                        .map(OptionSymbol::padded)
                        .orElse(null));
    }

    /** A North American ISIN holds the CUSIP, a British one the SEDOL after two zeros. */
    private void checkAgainstIsin(Attributes from) {
        if (isin == null) {
            return;
        }
        String national = isin.substring(2, isin.length() - 1);
        boolean american = isin.startsWith("US") || isin.startsWith("CA");
        if (cusip != null && american && !national.equals(cusip)) {
            from.bad("cusip", "mismatch", "The ISIN " + isin + " holds the CUSIP " + national);
        }
        if (sedol != null && isin.startsWith("GB") && !national.equals("00" + sedol)) {
            from.bad("sedol", "mismatch", "The ISIN " + isin + " holds the SEDOL " + national.substring(2));
        }
    }

    /** By {@link IdentifierScheme}; without the LEI, which names the issuer and not the instrument. */
    public String of(IdentifierScheme type) {
        return switch (type) {
            case ISIN -> isin;
            case CUSIP -> cusip;
            case SEDOL -> sedol;
            case FIGI -> figi;
            case OSI -> osi;
            default -> null;
        };
    }

    static Stream<IdentifierScheme> naming() {
        return SOURCES.values().stream();
    }

    static IdentifierScheme bySource(String source) {
        return SOURCES.get(source);
    }

    /** SecurityID (48) and its source (22): the one that names best. */
    void describe(FixFields fields) {
        SOURCES.entrySet().stream()
                .filter(source -> of(source.getValue()) != null)
                .findFirst()
                .ifPresent(source -> fields.put(FixFields.SECURITY_ID, of(source.getValue()))
                        .put(FixFields.SECURITY_ID_SOURCE, source.getKey()));
    }

    Map<String, String> attributes() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "isin", isin);
        put(given, "cusip", cusip);
        put(given, "sedol", sedol);
        put(given, "figi", figi);
        put(given, "lei", lei);
        put(given, "osi", osi);
        return given;
    }

    private static void put(Map<String, String> to, String name, String value) {
        if (value != null) {
            to.put(name, value);
        }
    }
}
