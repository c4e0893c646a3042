package org.tandemoms.fix;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.marketdata.TopOfBook;
import org.tandemoms.shared.Ids;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.UnsupportedMessageType;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDUpdateAction;
import quickfix.field.MDUpdateType;
import quickfix.field.MarketDepth;
import quickfix.field.MsgType;
import quickfix.field.NoMDEntries;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.fix44.MarketDataRequest;

/** Subscribes to venues' books and hands what they publish to the market data room. */
final class QuoteFeed {
    private static final int FULL_BOOK = 0;

    private final MarketData marketData;
    private final Clock clock;

    QuoteFeed(MarketData marketData, Clock clock) {
        this.marketData = marketData;
        this.clock = clock;
    }

    /** Asks for the full book of each symbol, anew with every change: depth stays true without a book of our own. */
    void subscribe(FixSession session) {
        Message request = new MarketDataRequest();
        request.setString(MDReqID.FIELD, Ids.next());
        request.setChar(SubscriptionRequestType.FIELD, SubscriptionRequestType.SNAPSHOT_UPDATES);
        request.setInt(MarketDepth.FIELD, FULL_BOOK);
        request.setInt(MDUpdateType.FIELD, MDUpdateType.FULL_REFRESH);
        for (char type : new char[] {MDEntryType.BID, MDEntryType.OFFER, MDEntryType.TRADE, MDEntryType.TRADE_VOLUME}) {
            Group entry = new MarketDataRequest.NoMDEntryTypes();
            entry.setChar(MDEntryType.FIELD, type);
            request.addGroup(entry);
        }
        for (String symbol : session.symbols()) {
            Group instrument = new MarketDataRequest.NoRelatedSym();
            instrument.setString(Symbol.FIELD, symbol);
            request.addGroup(instrument);
        }
        Sessions.send(request, session);
    }

    void take(Message message, FixSession from) throws FieldNotFound, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.MARKET_DATA_SNAPSHOT_FULL_REFRESH -> snapshot(message, from);
            case MsgType.MARKET_DATA_INCREMENTAL_REFRESH -> changes(message, from);
            default -> throw new UnsupportedMessageType();
        }
    }

    private void snapshot(Message message, FixSession from) throws FieldNotFound {
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        BigDecimal last = null;
        for (Group entry : message.getGroups(NoMDEntries.FIELD)) {
            if (entry.getChar(MDEntryType.FIELD) == MDEntryType.TRADE_VOLUME) {
                marketData.volume(from.name(), message.getString(Symbol.FIELD), entry.getDecimal(MDEntrySize.FIELD));
                continue;
            }
            BigDecimal price = entry.getDecimal(MDEntryPx.FIELD);
            switch (entry.getChar(MDEntryType.FIELD)) {
                case MDEntryType.BID -> bids.add(new Level(price, entry.getDecimal(MDEntrySize.FIELD)));
                case MDEntryType.OFFER -> asks.add(new Level(price, entry.getDecimal(MDEntrySize.FIELD)));
                case MDEntryType.TRADE -> last = price;
                default -> {}
            }
        }
        marketData.snapshot(
                new BookSnapshot(from.name(), message.getString(Symbol.FIELD), bids, asks, last, clock.instant()));
    }

    private void changes(Message message, FixSession from) throws FieldNotFound {
        for (Group entry : message.getGroups(NoMDEntries.FIELD)) {
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
                        entry.getString(Symbol.FIELD),
                        kind,
                        gone ? null : Fields.decimal(entry, MDEntryPx.FIELD),
                        Fields.decimal(entry, MDEntrySize.FIELD),
                        clock.instant()));
            }
        }
    }
}
