package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.field.MDEntryDate;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDReqRejReason;
import quickfix.field.MDUpdateAction;
import quickfix.field.MDUpdateType;
import quickfix.field.MarketDepth;
import quickfix.field.MsgType;
import quickfix.field.NoMDEntries;
import quickfix.field.NoMDEntryTypes;
import quickfix.field.NoRelatedSym;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.fix44.MarketDataIncrementalRefresh;
import quickfix.fix44.MarketDataRequest;
import quickfix.fix44.MarketDataRequestReject;
import quickfix.fix44.MarketDataSnapshotFullRefresh;

/**
 * Answers MarketDataRequest (V): a snapshot (W) for each symbol, then, once for each move of the market, the top of book
 * as incremental refresh (X), or a new snapshot where the subscriber asked for full refreshes. Who asks for it hears at the
 * end of an instrument's trading day at which price it is settled (MDEntryType 6, with the day).
 */
final class MarketDataDesk {
    private record Subscription(
            SessionID session, String requestId, boolean topOnly, boolean fullRefresh, Set<Character> types) {
        boolean wants(char type) {
            return types.contains(type);
        }
    }

    /** @param day of trading, in the market's own time */
    private record Settled(LocalDate day, BigDecimal price) {}

    private static final BigDecimal VOLUME_A_SECOND = new BigDecimal(100);

    private final Venue venue;
    private final Map<String, Settled> settled = new ConcurrentHashMap<>();
    private final YieldQuotes yields;
    private final Clock clock;
    private final Map<Subscription, Map<String, Quote>> subscriptions = new ConcurrentHashMap<>();

    MarketDataDesk(Venue venue, YieldQuotes yields, Clock clock) {
        this.yields = yields;
        this.clock = clock;
        this.venue = venue;
    }

    static boolean isQuote(Message message) {
        try {
            String type = message.getHeader().getString(MsgType.FIELD);
            return type.equals(MsgType.MARKET_DATA_SNAPSHOT_FULL_REFRESH)
                    || type.equals(MsgType.MARKET_DATA_INCREMENTAL_REFRESH);
        } catch (FieldNotFound e) {
            return false;
        }
    }

    void request(Message message, SessionID session) throws FieldNotFound {
        String id = message.getString(MDReqID.FIELD);
        char kind = message.getChar(SubscriptionRequestType.FIELD);
        if (kind == SubscriptionRequestType.DISABLE_PREVIOUS_SNAPSHOT_UPDATE_REQUEST) {
            subscriptions
                    .keySet()
                    .removeIf(known ->
                            known.session().equals(session) && known.requestId().equals(id));
            return;
        }
        Optional<Character> refusal = refusal(message);
        if (refusal.isPresent()) {
            Message reject = new MarketDataRequestReject();
            reject.setString(MDReqID.FIELD, id);
            reject.setChar(MDReqRejReason.FIELD, refusal.get());
            send(reject, session);
            return;
        }
        Subscription subscription = new Subscription(
                session,
                id,
                message.getInt(MarketDepth.FIELD) == 1,
                !message.isSetField(MDUpdateType.FIELD)
                        || message.getInt(MDUpdateType.FIELD) == MDUpdateType.FULL_REFRESH,
                types(message));
        Map<String, Quote> said = new HashMap<>();
        for (String symbol : symbols(message)) {
            said.put(symbol, snapshot(subscription, symbol));
        }
        if (kind == SubscriptionRequestType.SNAPSHOT_UPDATES) {
            subscriptions.put(subscription, said);
        }
    }

    void forget(SessionID session) {
        subscriptions.keySet().removeIf(subscription -> subscription.session().equals(session));
    }

    /** Called once for each move of the market: that is the throttle. */
    void publish() {
        subscriptions.forEach((subscription, said) -> {
            for (Map.Entry<String, Quote> entry : said.entrySet()) {
                Quote now = venue.quote(entry.getKey()).orElse(entry.getValue());
                if (!now.equals(entry.getValue())) {
                    if (subscription.fullRefresh()) {
                        snapshot(subscription, entry.getKey());
                    } else {
                        increment(subscription, entry.getValue(), now);
                    }
                    entry.setValue(now);
                }
            }
        });
    }

    private Optional<Character> refusal(Message message) throws FieldNotFound {
        if (!venue.profile().publishesQuotes()) {
            return Optional.of(MDReqRejReason.INSUFFICIENT_PERMISSIONS);
        }
        for (String symbol : symbols(message)) {
            if (venue.quote(symbol).isEmpty()) {
                return Optional.of(MDReqRejReason.UNKNOWN_SYMBOL);
            }
        }
        return Optional.empty();
    }

    private static List<String> symbols(Message message) throws FieldNotFound {
        List<String> symbols = new ArrayList<>();
        for (int i = 1; i <= message.getInt(NoRelatedSym.FIELD); i++) {
            Group instrument = message.getGroup(i, new MarketDataRequest.NoRelatedSym());
            symbols.add(instrument.getString(Symbol.FIELD));
        }
        return symbols;
    }

    private Quote snapshot(Subscription subscription, String symbol) {
        Quote quote = venue.quote(symbol).orElseThrow();
        Message message = new MarketDataSnapshotFullRefresh();
        message.setString(MDReqID.FIELD, subscription.requestId());
        message.setString(Symbol.FIELD, symbol);
        int levels = subscription.topOnly() ? 1 : Integer.MAX_VALUE;
        addSide(message, symbol, MDEntryType.BID, levels);
        addSide(message, symbol, MDEntryType.OFFER, levels);
        Group trade = new MarketDataSnapshotFullRefresh.NoMDEntries();
        trade.setChar(MDEntryType.FIELD, MDEntryType.TRADE);
        trade.setDecimal(MDEntryPx.FIELD, yields.yield(symbol, quote.last()));
        message.addGroup(trade);
        if (settled.containsKey(symbol) && subscription.wants(MDEntryType.SETTLEMENT_PRICE)) {
            message.addGroup(settlement(new MarketDataSnapshotFullRefresh.NoMDEntries(), symbol));
        }
        if (subscription.wants(MDEntryType.TRADE_VOLUME)) {
            Group volume = new MarketDataSnapshotFullRefresh.NoMDEntries();
            volume.setChar(MDEntryType.FIELD, MDEntryType.TRADE_VOLUME);
            volume.setDecimal(MDEntrySize.FIELD, volumeOfTheDay());
            message.addGroup(volume);
        }
        send(message, subscription.session());
        return quote;
    }

    /** What everybody else trades here: so much a second since midnight, so that it goes on over restarts. */
    private BigDecimal volumeOfTheDay() {
        return VOLUME_A_SECOND.multiply(BigDecimal.valueOf(
                clock.instant().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay()));
    }

    private static Set<Character> types(Message message) throws FieldNotFound {
        Set<Character> types = new HashSet<>();
        for (Group type : message.getGroups(NoMDEntryTypes.FIELD)) {
            types.add(type.getChar(MDEntryType.FIELD));
        }
        return types;
    }

    /** The day is settled at the price around which is quoted as it ends. */
    void settle(String symbol, LocalDate day) {
        settled.put(symbol, new Settled(day, venue.price(symbol)));
        subscriptions.forEach((subscription, said) -> {
            if (said.containsKey(symbol) && subscription.wants(MDEntryType.SETTLEMENT_PRICE)) {
                Message message = new MarketDataIncrementalRefresh();
                message.setString(MDReqID.FIELD, subscription.requestId());
                Group entry = settlement(new MarketDataIncrementalRefresh.NoMDEntries(), symbol);
                entry.setChar(MDUpdateAction.FIELD, MDUpdateAction.NEW);
                entry.setString(Symbol.FIELD, symbol);
                message.addGroup(entry);
                send(message, subscription.session());
            }
        });
    }

    private Group settlement(Group entry, String symbol) {
        Settled price = settled.get(symbol);
        entry.setChar(MDEntryType.FIELD, MDEntryType.SETTLEMENT_PRICE);
        entry.setDecimal(MDEntryPx.FIELD, yields.yield(symbol, price.price()));
        entry.setUtcDateOnly(MDEntryDate.FIELD, price.day());
        return entry;
    }

    private void addSide(Message message, String symbol, char side, int most) {
        venue.depth(symbol, side == MDEntryType.BID).stream().limit(most).forEach(level -> {
            Group entry = new MarketDataSnapshotFullRefresh.NoMDEntries();
            entry.setChar(MDEntryType.FIELD, side);
            entry.setDecimal(MDEntryPx.FIELD, yields.yield(symbol, level.price()));
            entry.setDecimal(MDEntrySize.FIELD, level.size());
            message.addGroup(entry);
        });
    }

    private void increment(Subscription subscription, Quote before, Quote now) {
        Message message = new MarketDataIncrementalRefresh();
        message.setString(MDReqID.FIELD, subscription.requestId());
        addChange(message, now.symbol(), MDEntryType.BID, before.bid(), before.bidSize(), now.bid(), now.bidSize());
        addChange(message, now.symbol(), MDEntryType.OFFER, before.ask(), before.askSize(), now.ask(), now.askSize());
        addChange(message, now.symbol(), MDEntryType.TRADE, before.last(), null, now.last(), null);
        if (message.isSetField(NoMDEntries.FIELD)) {
            send(message, subscription.session());
        }
    }

    private void addChange(
            Message message,
            String symbol,
            char type,
            BigDecimal oldPrice,
            BigDecimal oldSize,
            BigDecimal price,
            BigDecimal size) {
        if (Objects.equals(oldPrice, price) && Objects.equals(oldSize, size)) {
            return;
        }
        Group entry = new MarketDataIncrementalRefresh.NoMDEntries();
        entry.setChar(MDUpdateAction.FIELD, price == null ? MDUpdateAction.DELETE : MDUpdateAction.CHANGE);
        entry.setChar(MDEntryType.FIELD, type);
        entry.setString(Symbol.FIELD, symbol);
        if (price != null) {
            entry.setDecimal(MDEntryPx.FIELD, yields.yield(symbol, price));
        }
        if (size != null) {
            entry.setDecimal(MDEntrySize.FIELD, size);
        }
        message.addGroup(entry);
    }

    private static void send(Message message, SessionID session) {
        try {
            Session.sendToTarget(message, session);
        } catch (SessionNotFound e) {
            // the subscriber has left; its subscriptions go with the logout
        }
    }
}
