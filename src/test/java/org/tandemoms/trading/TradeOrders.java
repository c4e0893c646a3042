package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.OutboxOf;

/** Orders for tests of the rooms above, and what venues say about their parts. */
public final class TradeOrders {

    private static int reports;

    private TradeOrders() {}

    public static TradeOrder buy(
            String quantity, String limit, TimeInForce time, RoutingWish wish, Algorithm algorithm) {
        var apple = new TradedInstrument("AAPL", "US0378331005", "USD", "EQUITY", "XNAS", BigDecimal.ONE);
        var terms = new OrderTerms(
                new BigDecimal(quantity),
                limit == null ? OrdType.MARKET : OrdType.LIMIT,
                limit == null ? null : new BigDecimal(limit),
                null,
                time,
                null,
                null);
        var placement = new Placement(
                "acme", "FIX.4.4:TANDEM->ACME", "X", "FUND-A", apple, Side.BUY, terms, wish, algorithm, null);
        return new TradeOrder(Trades.ORDER_ID, placement, Trades.NOW, Actor.SYSTEM);
    }

    /** An order on any terms, under a name of its own. */
    public static TradeOrder on(String id, Side side, OrderTerms terms) {
        return on(id, side, terms, null);
    }

    public static TradeOrder on(String id, Side side, OrderTerms terms, Algorithm algorithm) {
        var apple = new TradedInstrument("AAPL", "US0378331005", "USD", "EQUITY", "XNAS", BigDecimal.ONE);
        var placement = new Placement(
                "acme", "FIX.4.4:TANDEM->ACME", id, "FUND-A", apple, side, terms, RoutingWish.BEST, algorithm, null);
        return new TradeOrder(id, placement, Trades.NOW, Actor.SYSTEM);
    }

    public static TradeOrder on(String id, TradedInstrument instrument, Side side, OrderTerms terms) {
        var placement = new Placement(
                "acme", "FIX.4.4:TANDEM->ACME", id, "FUND-A", instrument, side, terms, RoutingWish.BEST, null, null);
        return new TradeOrder(id, placement, Trades.NOW, Actor.SYSTEM);
    }

    /** The venue works at the terms it was told last. */
    public static void replaces(TradeOrder order, Route route, String clOrdId) {
        says(order, route, ExecType.REPLACED, clOrdId, null);
    }

    public static void refuses(TradeOrder order, String clOrdId) {
        order.take(List.of(Trades.refuses(clOrdId, 0)));
    }

    public static void expires(TradeOrder order, Route route) {
        says(order, route, ExecType.EXPIRED, route.clOrdId(), null);
    }

    public static void cancel(TradeOrder order) {
        order.requestCancel(null, null, "asked for");
    }

    public static void replace(TradeOrder order, OrderTerms asked) {
        order.requestReplace(null, null, order.terms().amended(asked));
    }

    public static Instant now() {
        return Trades.NOW;
    }

    public static void acknowledges(TradeOrder order, Route route) {
        says(order, route, ExecType.NEW, route.clOrdId(), null);
    }

    public static void fills(TradeOrder order, Route route, String quantity, String price) {
        says(order, route, ExecType.TRADE, route.clOrdId(), Trade.of(new BigDecimal(quantity), new BigDecimal(price)));
    }

    /** Ends the part without being asked, as an immediate order's rest is. */
    public static void cancels(TradeOrder order, Route route) {
        says(order, route, ExecType.CANCELED, route.clOrdId(), null);
    }

    public static void rejects(TradeOrder order, Route route) {
        says(order, route, ExecType.REJECTED, route.clOrdId(), null);
    }

    /** Gives the part back that it was asked for. */
    public static void givesBack(TradeOrder order, Route route) {
        says(order, route, ExecType.CANCELED, route.pulledAs(), null);
    }

    public static void keeps(TradeOrder order, Route route) {
        order.take(List.of(Trades.refuses(route.pulledAs(), 0)));
    }

    private static void says(TradeOrder order, Route route, ExecType type, String clOrdId, Trade trade) {
        order.take(List.of(
                Trades.report(VenueReport.Kind.EXECUTION, type, clOrdId, "T" + (++reports), trade, null, null)));
    }

    /** Venue messages of that type that wait in the outbox. */
    public static List<VenueInstruction> told(TradeOrder order, String type) {
        return OutboxOf.messages(order, type).stream().map(VenueInstruction::of).toList();
    }

    public static List<ClientReport> reported(TradeOrder order) {
        return Trades.reportsOf(order);
    }
}
