package org.tandemoms.fix;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tandemoms.instruments.FixFields;
import org.tandemoms.instruments.FixNames;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import quickfix.FieldMap;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Symbol;

/** The instrument block of messages by the security master: what clients mean, and what we mean. */
final class Securities {

    /** Who says no more than these is taken at his word by the trading room, which looks symbols and ISINs up itself. */
    private static final Set<Integer> PLAIN = Set.of(FixFields.SYMBOL);

    private static final Set<String> LOOKED_UP_LATER = Set.of("4", "S");

    /** What FIX 4.2 calls otherwise, or does not know at all. */
    private static final Map<String, String> TYPES_OF_42 =
            Map.of("TNOTE", "GOVT", "CORP", "CORP", "FUT", "FUT", "OPT", "OPT", "FOR", "FOR", "TD", "TD", "CS", "CS");

    private static final Set<Integer> NOT_IN_42 =
            Set.of(FixFields.MATURITY_DATE, FixFields.PRODUCT, FixFields.ISSUE_DATE);

    private static final Set<Integer> NOT_TOLD =
            Set.of(FixFields.SYMBOL, FixFields.CURRENCY, FixFields.PRICE_TYPE, FixFields.SECURITY_EXCHANGE);

    private static final int DAY_OF_DATE = 6;

    private final Instruments instruments;
    private final FixNames names;

    Securities(Instruments instruments) {
        this.instruments = instruments;
        this.names = new FixNames(instruments);
    }

    /** Writes our symbol where the client has named the instrument otherwise. */
    void name(FieldMap order) throws IncorrectTagValue {
        Map<Integer, String> block = new HashMap<>();
        for (int tag : FixNames.tags()) {
            String value = Fields.text(order, tag);
            if (value != null) {
                block.put(tag, value);
            }
        }
        if (PLAIN.containsAll(block.keySet()) || isByIsinAlone(block)) {
            return;
        }
        FixNames.Named named = names.find(block);
        if (named.wrongTag() != null) {
            throw new IncorrectTagValue(named.wrongTag(), block.get(named.wrongTag()));
        }
        if (named.instrument() != null) {
            order.setString(Symbol.FIELD, named.instrument().symbol());
            if (!LOOKED_UP_LATER.contains(block.getOrDefault(FixFields.SECURITY_ID_SOURCE, ""))) {
                order.removeField(FixFields.SECURITY_ID);
                order.removeField(FixFields.SECURITY_ID_SOURCE);
            }
        }
    }

    private static boolean isByIsinAlone(Map<Integer, String> block) {
        return LOOKED_UP_LATER.contains(block.getOrDefault(FixFields.SECURITY_ID_SOURCE, ""))
                && block.keySet().stream()
                        .allMatch(tag -> tag == FixFields.SYMBOL
                                || tag == FixFields.SECURITY_ID
                                || tag == FixFields.SECURITY_ID_SOURCE);
    }

    /** Tells a venue of a contract what tells it from others; a share is told by its symbol and number alone. */
    void describe(Message message, String symbol, Dialect dialect) {
        instruments
                .bySymbol(symbol)
                .filter(instrument -> !instrument.terms().attributes().isEmpty())
                .map(Instrument::fix)
                .ifPresent(block -> block.values().forEach((tag, value) -> tell(message, tag, value, dialect)));
    }

    private static void tell(Message message, int tag, String value, Dialect dialect) {
        if (NOT_TOLD.contains(tag) || message.isSetField(tag)) {
            return;
        }
        if (dialect != Dialect.FIX42) {
            message.setString(tag, value);
        } else if (tag == FixFields.SECURITY_TYPE) {
            Fields.set(message, tag, TYPES_OF_42.get(value));
        } else if (tag == FixFields.MATURITY_DATE && message.isSetField(FixFields.MATURITY_MONTH_YEAR)) {
            message.setString(FixFields.MATURITY_DAY, value.substring(DAY_OF_DATE));
        } else if (!NOT_IN_42.contains(tag)) {
            message.setString(tag, value);
        }
    }
}
