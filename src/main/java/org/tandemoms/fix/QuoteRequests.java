package org.tandemoms.fix;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tandemoms.shared.Ids;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDReqRejReason;
import quickfix.field.MDUpdateType;
import quickfix.field.MarketDepth;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.fix44.MarketDataRequest;

/** What we have asked venues to publish (V), and what we ask for instead where one refuses (Y). */
final class QuoteRequests {

    private static final int FULL_BOOK = 0;
    private static final int TOP_OF_BOOK = 1;
    private static final int MOST = 10_000;

    /**
     * What is asked for: the best first, and with every refusal one thing less.
     *
     * @param statistics the volume of the day, and at which price a day is settled
     */
    private record Wish(boolean fullRefresh, boolean wholeBook, boolean statistics) {

        private static final Wish BEST = new Wish(true, true, true);

        /** @param reason MDReqRejReason (281) */
        Wish without(char reason) {
            return switch (reason) {
                case MDReqRejReason.UNSUPPORTED_MARKETDEPTH -> new Wish(fullRefresh, false, statistics);
                case MDReqRejReason.UNSUPPORTED_MDUPDATETYPE -> new Wish(false, wholeBook, statistics);
                case MDReqRejReason.UNSUPPORTED_MDENTRYTYPE -> new Wish(fullRefresh, wholeBook, false);
                default -> this;
            };
        }
    }

    private record Asked(Wish wish, List<String> symbols) {}

    /** The newest, by their numbers: an answer to an older one is not waited for. */
    private final Map<String, Asked> asked = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > MOST;
        }
    });

    private final Map<String, Wish> wishes = new ConcurrentHashMap<>();

    List<Message> all(FixSession session) {
        Wish wish = wishes.getOrDefault(session.name(), Wish.BEST);
        return List.of(request(wish, session.symbols(), SubscriptionRequestType.SNAPSHOT_UPDATES));
    }

    /** One book, once. */
    Message snapshot(String symbol) {
        return request(Wish.BEST, List.of(symbol), SubscriptionRequestType.SNAPSHOT);
    }

    /** What to ask for after a refusal; nothing where there is nothing left to ask for. */
    List<Message> instead(Message refusal, FixSession session) throws FieldNotFound {
        Asked before = asked.remove(refusal.getString(MDReqID.FIELD));
        if (before == null || !refusal.isSetField(MDReqRejReason.FIELD)) {
            return List.of();
        }
        char reason = refusal.getChar(MDReqRejReason.FIELD);
        if (reason == MDReqRejReason.UNKNOWN_SYMBOL && before.symbols().size() > 1) {
            return before.symbols().stream()
                    .map(symbol -> request(before.wish(), List.of(symbol), SubscriptionRequestType.SNAPSHOT_UPDATES))
                    .toList();
        }
        Wish next = before.wish().without(reason);
        if (next.equals(before.wish())) {
            return List.of();
        }
        wishes.put(session.name(), next);
        return List.of(request(next, before.symbols(), SubscriptionRequestType.SNAPSHOT_UPDATES));
    }

    boolean topOnly(FixSession session) {
        return !wishes.getOrDefault(session.name(), Wish.BEST).wholeBook();
    }

    /** The symbol that was asked for alone; null where there were several. */
    String onlySymbol(String requestId) {
        Asked request = requestId == null ? null : asked.get(requestId);
        return request != null && request.symbols().size() == 1
                ? request.symbols().get(0)
                : null;
    }

    private Message request(Wish wish, List<String> symbols, char kind) {
        Message request = new MarketDataRequest();
        String id = Ids.next();
        asked.put(id, new Asked(wish, symbols));
        request.setString(MDReqID.FIELD, id);
        request.setChar(SubscriptionRequestType.FIELD, kind);
        request.setInt(MarketDepth.FIELD, wish.wholeBook() ? FULL_BOOK : TOP_OF_BOOK);
        if (kind == SubscriptionRequestType.SNAPSHOT_UPDATES) {
            request.setInt(
                    MDUpdateType.FIELD,
                    wish.fullRefresh() ? MDUpdateType.FULL_REFRESH : MDUpdateType.INCREMENTAL_REFRESH);
        }
        type(request, MDEntryType.BID);
        type(request, MDEntryType.OFFER);
        type(request, MDEntryType.TRADE);
        if (wish.statistics()) {
            type(request, MDEntryType.TRADE_VOLUME);
            type(request, MDEntryType.SETTLEMENT_PRICE);
        }
        for (String symbol : symbols) {
            Group instrument = new MarketDataRequest.NoRelatedSym();
            instrument.setString(Symbol.FIELD, symbol);
            request.addGroup(instrument);
        }
        return request;
    }

    private static void type(Message request, char type) {
        Group entry = new MarketDataRequest.NoMDEntryTypes();
        entry.setChar(MDEntryType.FIELD, type);
        request.addGroup(entry);
    }
}
