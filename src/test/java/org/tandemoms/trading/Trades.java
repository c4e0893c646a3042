package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.OutboxOf;

/** Orders and venue reports for tests. */
final class Trades {

    static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
    static final String ORDER_ID = "0ABCDEFGHJKMN";
    static final String ROUTE = ORDER_ID + "-R1";

    /** Nobody has stopped trading. */
    static final TradingStops NO_STOPS = new TradingStops() {

        @Override
        public boolean any() {
            return false;
        }

        @Override
        public Optional<Stop> on(Target target) {
            return Optional.empty();
        }
    };

    /** Nobody places anything anew. */
    static final OrderRouter NO_ROUTER = new OrderRouter() {

        @Override
        public void settle(TradeOrder order) {
            // what ends, ends
        }

        @Override
        public boolean canGoElsewhere(TradeOrder order, String venue) {
            return false;
        }

        @Override
        public void alarm(TradeOrder order) {
            // nobody waits
        }
    };

    private static int reports;

    private Trades() {}

    static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    static TradeOrder order(String clOrdId, String quantity, TimeInForce timeInForce) {
        var apple = new TradedInstrument("AAPL", "US0378331005", "USD", "EQUITY", "XNAS", BigDecimal.ONE);
        var terms = new OrderTerms(dec(quantity), OrdType.LIMIT, dec("110"), null, timeInForce, null, null);
        var placement = new Placement(
                "acme",
                "FIX.4.4:TANDEM->ACME",
                clOrdId,
                "FUND-A",
                apple,
                Side.BUY,
                terms,
                RoutingWish.BEST,
                null,
                null);
        return new TradeOrder(ORDER_ID, placement, NOW, Actor.SYSTEM);
    }

    static TradeOrder routed(String quantity) {
        TradeOrder order = order("X", quantity, TimeInForce.DAY);
        order.route("XSIM", "test");
        return order;
    }

    static TradeOrder acknowledged(String quantity) {
        TradeOrder order = routed(quantity);
        order.take(List.of(says(ExecType.NEW, ROUTE)));
        return order;
    }

    static VenueReport says(ExecType type, String venueClOrdId) {
        return report(VenueReport.Kind.EXECUTION, type, venueClOrdId, "V" + (++reports), null, null, null);
    }

    static VenueReport fills(String quantity, String price) {
        return fills("V" + (++reports), quantity, price);
    }

    static VenueReport fills(String venueExecId, String quantity, String price) {
        return report(
                VenueReport.Kind.EXECUTION,
                ExecType.TRADE,
                ROUTE,
                venueExecId,
                Trade.of(dec(quantity), dec(price)),
                null,
                null);
    }

    static VenueReport refuses(String venueClOrdId, int reason) {
        return report(VenueReport.Kind.CANCEL_REJECT, null, venueClOrdId, null, null, null, reason);
    }

    static VenueReport report(
            VenueReport.Kind kind,
            ExecType type,
            String venueClOrdId,
            String venueExecId,
            Trade trade,
            String execRefId,
            Integer reason) {
        return new VenueReport(
                kind,
                "XSIM",
                venueClOrdId,
                null,
                ORDER_ID,
                "SIM-1",
                venueExecId,
                type,
                null,
                trade,
                execRefId,
                null,
                null,
                reason,
                null,
                null,
                NOW);
    }

    static List<ClientReport> reportsOf(TradeOrder order) {
        return OutboxOf.messages(order, ClientReport.TYPE).stream()
                .map(ClientReport::of)
                .toList();
    }

    static ClientReport lastReportOf(TradeOrder order) {
        List<ClientReport> all = reportsOf(order);
        return all.get(all.size() - 1);
    }
}
