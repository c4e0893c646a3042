package org.tandemoms.fix;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.marketdata.TopOfBook;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.UnsupportedMessageType;
import quickfix.field.MDEntryDate;
import quickfix.field.MDEntryID;
import quickfix.field.MDEntryPositionNo;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntryRefID;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDUpdateAction;
import quickfix.field.MsgType;
import quickfix.field.NoMDEntries;
import quickfix.field.RptSeq;
import quickfix.field.Symbol;

/**
 * Subscribes to venues' books and hands what they publish to the market data room. Asks for whole books anew with every
 * change; what a venue does not offer it asks for in the next best form ({@link QuoteRequests}). Where a change is missing,
 * the book is not traded by until a snapshot has been asked for and has come.
 */
final class QuoteFeed {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteFeed.class);
    private static final Set<Character> SIDES = Set.of(MDEntryType.BID, MDEntryType.OFFER);

    private final MarketData marketData;
    private final YieldSpeech yields;
    private final Clock clock;
    private final BiConsumer<Message, FixSession> sender;
    private final QuoteRequests requests = new QuoteRequests();
    private final Map<String, FeedBook> books = new ConcurrentHashMap<>();

    QuoteFeed(MarketData marketData, Clock clock) {
        this(marketData, YieldSpeech.none(), clock);
    }

    QuoteFeed(MarketData marketData, YieldSpeech yields, Clock clock) {
        this(marketData, yields, clock, Sessions::send);
    }

    /** @param sender sends what is asked for */
    QuoteFeed(MarketData marketData, YieldSpeech yields, Clock clock, BiConsumer<Message, FixSession> sender) {
        this.yields = yields;
        this.marketData = marketData;
        this.clock = clock;
        this.sender = sender;
    }

    void subscribe(FixSession session) {
        books.keySet().removeIf(key -> key.startsWith(session.name() + "|"));
        requests.all(session).forEach(request -> sender.accept(request, session));
    }

    /** Whatever it has said is not to be traded by. */
    void gone(FixSession session) {
        marketData.gone(session.name());
    }

    void take(Message message, FixSession from) throws FieldNotFound, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.MARKET_DATA_SNAPSHOT_FULL_REFRESH -> snapshot(message, from);
            case MsgType.MARKET_DATA_INCREMENTAL_REFRESH -> changes(message, from);
            case MsgType.MARKET_DATA_REQUEST_REJECT -> refused(message, from);
            default -> throw new UnsupportedMessageType();
        }
    }

    private void refused(Message message, FixSession from) throws FieldNotFound {
        List<Message> others = requests.instead(message, from);
        if (others.isEmpty()) {
            LOG.warn("{} sends no quotes: {}", from.name(), message);
        }
        others.forEach(request -> sender.accept(request, from));
    }

    private FeedBook book(FixSession from, String symbol) {
        return books.computeIfAbsent(from.name() + "|" + symbol, any -> new FeedBook());
    }

    private void snapshot(Message message, FixSession from) throws FieldNotFound {
        String symbol = message.getString(Symbol.FIELD);
        List<FeedBook.Entry> entries = new ArrayList<>();
        BigDecimal last = null;
        Long number = number(message);
        for (Group entry : message.getGroups(NoMDEntries.FIELD)) {
            char type = entry.getChar(MDEntryType.FIELD);
            number = later(number, number(entry));
            if (type == MDEntryType.TRADE_VOLUME) {
                marketData.volume(from.name(), symbol, FeedNumbers.required(entry, MDEntrySize.FIELD));
            } else if (type == MDEntryType.SETTLEMENT_PRICE) {
                settled(entry, symbol, from);
            } else if (type == MDEntryType.TRADE) {
                last = price(entry, symbol);
            } else if (SIDES.contains(type)) {
                FeedNumbers.required(entry, MDEntryPx.FIELD);
                FeedNumbers.required(entry, MDEntrySize.FIELD);
                FeedBook.Entry level = entry(entry, symbol, MDUpdateAction.NEW);
                if (level.price() != null) {
                    entries.add(level);
                }
            }
        }
        FeedBook book = book(from, symbol);
        synchronized (book) {
            book.snapshot(entries, last, number);
            publish(book, from, symbol);
        }
    }

    /** A settlement price without its day (MDEntryDate) settles nothing: it may be that of yesterday. */
    private void settled(Group entry, String symbol, FixSession from) throws FieldNotFound {
        if (entry.isSetField(MDEntryDate.FIELD) && entry.isSetField(MDEntryPx.FIELD)) {
            BigDecimal price = price(entry, symbol);
            if (price != null) {
                marketData.settled(from.name(), symbol, entry.getUtcDateOnly(MDEntryDate.FIELD), price);
            }
        }
    }

    /** Null where it says none. */
    private BigDecimal price(Group entry, String symbol) throws FieldNotFound {
        return yields.quoted(symbol, FeedNumbers.optional(entry, MDEntryPx.FIELD));
    }

    private FeedBook.Entry entry(Group entry, String symbol, char action) throws FieldNotFound {
        return new FeedBook.Entry(
                action,
                entry.getChar(MDEntryType.FIELD) == MDEntryType.BID,
                Fields.text(entry, MDEntryID.FIELD),
                Fields.text(entry, MDEntryRefID.FIELD),
                Fields.integer(entry, MDEntryPositionNo.FIELD),
                price(entry, symbol),
                FeedNumbers.optional(entry, MDEntrySize.FIELD));
    }

    private static Long number(FieldMap message) throws FieldNotFound {
        return message.isSetField(RptSeq.FIELD) ? Long.valueOf(message.getString(RptSeq.FIELD)) : null;
    }

    private static Long later(Long one, Long other) {
        return one == null || other != null && other > one ? other : one;
    }

    private void publish(FeedBook book, FixSession from, String symbol) {
        marketData.snapshot(new BookSnapshot(
                from.name(), symbol, book.levels(true), book.levels(false), book.last(), clock.instant()));
    }

    /** Entries of one instrument together; one that does not name it is of the one named before, or asked for alone. */
    private void changes(Message message, FixSession from) throws FieldNotFound {
        Map<String, List<Group>> bySymbol = new LinkedHashMap<>();
        String symbol = Fields.text(message, Symbol.FIELD);
        if (symbol == null) {
            symbol = requests.onlySymbol(Fields.text(message, MDReqID.FIELD));
        }
        for (Group entry : message.getGroups(NoMDEntries.FIELD)) {
            symbol = entry.isSetField(Symbol.FIELD) ? entry.getString(Symbol.FIELD) : symbol;
            if (symbol == null) {
                throw new FieldNotFound(Symbol.FIELD);
            }
            bySymbol.computeIfAbsent(symbol, any -> new ArrayList<>()).add(entry);
        }
        for (Map.Entry<String, List<Group>> one : bySymbol.entrySet()) {
            changes(message, one.getKey(), one.getValue(), from);
        }
    }

    private void changes(Message message, String symbol, List<Group> entries, FixSession from) throws FieldNotFound {
        if (requests.topOnly(from)) {
            for (Group entry : entries) {
                top(entry, symbol, from);
            }
            return;
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(number(message)));
        for (Group entry : entries) {
            Long number = number(entry);
            Change change = changes.get(changes.size() - 1);
            if (number != null && !number.equals(change.number)) {
                change = new Change(number);
                changes.add(change);
            }
            char type = entry.getChar(MDEntryType.FIELD);
            if (SIDES.contains(type)) {
                change.levels.add(entry(entry, symbol, entry.getChar(MDUpdateAction.FIELD)));
            } else if (type == MDEntryType.TRADE && entry.isSetField(MDEntryPx.FIELD)) {
                change.last = price(entry, symbol);
            } else if (type == MDEntryType.TRADE_VOLUME && entry.isSetField(MDEntrySize.FIELD)) {
                marketData.volume(from.name(), symbol, FeedNumbers.required(entry, MDEntrySize.FIELD));
            } else if (type == MDEntryType.SETTLEMENT_PRICE) {
                settled(entry, symbol, from);
            }
        }
        if (changes.size() > 1 && changes.get(0).isEmpty()) {
            changes.remove(0);
        }
        take(symbol, changes, from);
    }

    /** Entries that a venue counts as one: a whole message, or those of one number in it. */
    private static final class Change {
        private final Long number;
        private final List<FeedBook.Entry> levels = new ArrayList<>();
        private BigDecimal last;

        private Change(Long number) {
            this.number = number;
        }

        private boolean isEmpty() {
            return levels.isEmpty() && last == null;
        }
    }

    private void take(String symbol, List<Change> changes, FixSession from) {
        FeedBook book = book(from, symbol);
        synchronized (book) {
            boolean before = book.isSound();
            boolean taken = false;
            for (Change change : changes) {
                if (book.change(change.levels, change.number) == FeedBook.Outcome.TAKEN) {
                    taken = true;
                    if (change.last != null) {
                        book.traded(change.last);
                    }
                }
            }
            if (taken && book.isSound()) {
                publish(book, from, symbol);
            } else if (before && !book.isSound()) {
                LOG.warn(
                        "{} has said something about {} that did not arrive; its book is asked for",
                        from.name(),
                        symbol);
                marketData.unsure(from.name(), symbol);
                sender.accept(requests.snapshot(symbol), from);
            }
        }
    }

    /** A venue that shows no more than its best prices. */
    private void top(Group entry, String symbol, FixSession from) throws FieldNotFound {
        TopOfBook.Entry kind =
                switch (entry.getChar(MDEntryType.FIELD)) {
                    case MDEntryType.BID -> TopOfBook.Entry.BID;
                    case MDEntryType.OFFER -> TopOfBook.Entry.ASK;
                    case MDEntryType.TRADE -> TopOfBook.Entry.LAST;
                    default -> null;
                };
        boolean gone = entry.getChar(MDUpdateAction.FIELD) == MDUpdateAction.DELETE;
        if (kind != null) {
            marketData.change(new TopOfBook(
                    from.name(),
                    symbol,
                    kind,
                    gone ? null : price(entry, symbol),
                    FeedNumbers.optional(entry, MDEntrySize.FIELD),
                    clock.instant()));
        }
    }
}
