package org.tandemoms.fix;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tandemoms.trading.Algorithm;
import org.tandemoms.trading.OrderEntry;
import org.tandemoms.trading.RoutingWish;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.Currency;
import quickfix.field.ExDestination;
import quickfix.field.HandlInst;
import quickfix.field.NoStrategyParameters;
import quickfix.field.OrigClOrdID;
import quickfix.field.SecurityID;
import quickfix.field.SecurityIDSource;
import quickfix.field.StrategyParameterName;
import quickfix.field.StrategyParameterValue;
import quickfix.field.Symbol;
import quickfix.field.TargetStrategy;
import quickfix.field.TransactTime;

/** Reads what clients ask, in any dialect. What the standard requires and is missing is left to the engine to reject. */
final class RequestReader {
    /** Bilaterally agreed field: the locate behind a short sale. */
    private static final int LOCATE_ID = 5701;

    /** SecurityIDSource (22) */
    private static final String ISIN = "4";

    /** TargetStrategy (847): the standard's values, and from 1000 ours. */
    private static final Map<String, String> STRATEGIES = Map.of(
            "1", "VWAP",
            "2", "POV",
            "3", "IMPLEMENTATION_SHORTFALL",
            "1000", "TWAP",
            "1001", "ICEBERG");

    private RequestReader() {}

    /** @param message a NewOrderSingle, or one order of a list */
    static OrderEntry.NewOrder newOrder(FieldMap message, FixSession from, boolean mayBeKnown)
            throws FieldNotFound, IncorrectTagValue {
        return new OrderEntry.NewOrder(
                from.sender(),
                message.getString(ClOrdID.FIELD),
                Fields.text(message, Account.FIELD),
                Fields.text(message, Symbol.FIELD),
                Fields.text(message, SecurityID.FIELD),
                Fields.text(message, SecurityIDSource.FIELD),
                Fields.text(message, Currency.FIELD),
                Fields.side(message),
                Fields.terms(message, TimeInForce.DAY),
                routing(message),
                algorithm(message),
                Fields.text(message, LOCATE_ID),
                mayBeKnown,
                Fields.time(message, TransactTime.FIELD));
    }

    static OrderEntry.CancelRequest cancel(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue {
        return new OrderEntry.CancelRequest(
                from.sender(),
                message.getString(ClOrdID.FIELD),
                message.getString(OrigClOrdID.FIELD),
                Fields.maybeKnown(message),
                subject(message, null));
    }

    static OrderEntry.ReplaceRequest replace(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue {
        return new OrderEntry.ReplaceRequest(
                from.sender(),
                message.getString(ClOrdID.FIELD),
                message.getString(OrigClOrdID.FIELD),
                Fields.terms(message, null),
                Fields.maybeKnown(message),
                subject(message, Fields.text(message, Account.FIELD)));
    }

    private static OrderEntry.Subject subject(Message message, String account) throws FieldNotFound, IncorrectTagValue {
        boolean isin = ISIN.equals(Fields.text(message, SecurityIDSource.FIELD));
        return new OrderEntry.Subject(
                account,
                Fields.text(message, Symbol.FIELD),
                isin ? Fields.text(message, SecurityID.FIELD) : null,
                message.isSetField(quickfix.field.Side.FIELD) ? Fields.side(message) : null);
    }

    static OrderEntry.StatusRequest status(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue {
        Side side = message.isSetField(quickfix.field.Side.FIELD) ? Fields.side(message) : null;
        return new OrderEntry.StatusRequest(
                from.sender(), message.getString(ClOrdID.FIELD), Fields.text(message, Symbol.FIELD), side);
    }

    private static RoutingWish routing(FieldMap message) {
        String venue = Fields.text(message, ExDestination.FIELD);
        if (venue != null) {
            return RoutingWish.direct(venue);
        }
        boolean manual =
                String.valueOf(HandlInst.MANUAL_ORDER_BEST_EXECUTION).equals(Fields.text(message, HandlInst.FIELD));
        return manual ? new RoutingWish(RoutingWish.Strategy.CARE, null) : RoutingWish.BEST;
    }

    private static Algorithm algorithm(FieldMap message) throws FieldNotFound {
        String strategy = Fields.text(message, TargetStrategy.FIELD);
        if (strategy == null) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Group parameter : message.getGroups(NoStrategyParameters.FIELD)) {
            parameters.put(
                    parameter.getString(StrategyParameterName.FIELD),
                    parameter.getOptionalString(StrategyParameterValue.FIELD).orElse(""));
        }
        return new Algorithm(STRATEGIES.getOrDefault(strategy, strategy), parameters);
    }
}
