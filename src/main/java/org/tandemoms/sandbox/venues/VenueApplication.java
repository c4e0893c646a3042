package org.tandemoms.sandbox.venues;

import quickfix.ApplicationAdapter;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgType;
import quickfix.field.PossDupFlag;

/** A venue's FIX door: orders on the order session, quotes on either. */
final class VenueApplication extends ApplicationAdapter {
    private final Venue venue;
    private final RequestReader reader;
    private final MarketDataDesk marketData;
    private volatile boolean away;

    VenueApplication(Venue venue, RequestReader reader, MarketDataDesk marketData) {
        this.venue = venue;
        this.reader = reader;
        this.marketData = marketData;
    }

    void close() {
        away = true;
    }

    void open() {
        away = false;
    }

    @Override
    public void fromAdmin(Message message, SessionID session) throws FieldNotFound, RejectLogon {
        if (away && MsgType.LOGON.equals(message.getHeader().getString(MsgType.FIELD))) {
            throw new RejectLogon("The venue is closed");
        }
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.ORDER_SINGLE -> venue.submit(reader.order(message));
            case MsgType.ORDER_CANCEL_REQUEST -> venue.cancel(reader.cancel(message));
            case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> venue.replace(reader.replace(message));
            case MsgType.ORDER_STATUS_REQUEST -> venue.status(reader.status(message));
            case MsgType.MARKET_DATA_REQUEST -> marketData.request(message, session);
            default -> throw new UnsupportedMessageType();
        }
    }

    /** Old quotes are not said again after a gap; the engine fills it. */
    @Override
    public void toApp(Message message, SessionID session) throws DoNotSend {
        if (message.getHeader().isSetField(PossDupFlag.FIELD) && MarketDataDesk.isQuote(message)) {
            throw new DoNotSend();
        }
    }

    @Override
    public void onLogout(SessionID session) {
        marketData.forget(session);
    }
}
