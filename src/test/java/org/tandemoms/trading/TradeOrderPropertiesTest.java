package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.ROUTE;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** What holds for every order, whatever client and venue say and in whatever order. */
class TradeOrderPropertiesTest {

    private static final BigDecimal QUANTITY = dec("1000");

    /** Something that happens to an order. */
    private record Event(Kind kind, int quantity, int price) {

        enum Kind {
            ACKNOWLEDGED,
            FILLED,
            FILLED_AGAIN,
            CANCEL_ASKED,
            REPLACE_ASKED,
            REQUEST_GRANTED,
            REQUEST_REFUSED,
            CANCELED,
            EXPIRED,
            REJECTED,
            RESTATED,
            BUSTED
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.of(Event.Kind.class),
                        Arbitraries.integers().between(1, 700),
                        Arbitraries.integers().between(90, 110))
                .as(Event::new);
        return events.list().ofMinSize(1).ofMaxSize(40);
    }

    @Property(tries = 2_000)
    void quantitiesAddUpAndAveragesAreThoseOfTheFills(@ForAll("histories") List<Event> history) {
        var play = new Play();
        for (Event event : history) {
            play.happens(event);
            play.holds();
        }
    }

    @Property(tries = 500)
    void aReportTakenTwiceChangesNothing(@ForAll("histories") List<Event> history) {
        var play = new Play();
        history.forEach(play::happens);
        BigDecimal cumQty = play.order.cumQty();
        int reports = Trades.reportsOf(play.order).size();

        play.order.take(play.said);

        assertThat(play.order.cumQty()).isEqualByComparingTo(cumQty);
        assertThat(Trades.reportsOf(play.order)).hasSize(reports);
    }

    private static final class Play {

        private final TradeOrder order = Trades.routed(QUANTITY.toPlainString());
        private final List<VenueReport> said = new ArrayList<>();
        private int asked;
        private boolean wasTerminal;

        void happens(Event event) {
            boolean terminalBefore = order.ownStatus().isTerminal();
            switch (event.kind()) {
                case ACKNOWLEDGED -> says(Trades.says(ExecType.NEW, ROUTE));
                case FILLED -> says(fill("F" + said.size(), event));
                case FILLED_AGAIN ->
                    said.stream()
                            .filter(report -> report.execType() == ExecType.TRADE)
                            .findFirst()
                            .ifPresent(this::says);
                case CANCEL_ASKED -> asks(() -> order.requestCancel("C" + asked, "X", "test"));
                case REPLACE_ASKED ->
                    asks(() -> order.requestReplace(
                            "R" + asked, "X", order.terms().withQuantity(BigDecimal.valueOf(event.quantity() + 300))));
                case REQUEST_GRANTED ->
                    order.pendingRequests().stream()
                            .findFirst()
                            .ifPresent(request -> says(Trades.says(
                                    request.isReplace() ? ExecType.REPLACED : ExecType.CANCELED,
                                    request.venueClOrdId())));
                case REQUEST_REFUSED ->
                    order.pendingRequests().stream()
                            .findFirst()
                            .ifPresent(request -> says(Trades.refuses(request.venueClOrdId(), 0)));
                case CANCELED -> says(Trades.says(ExecType.CANCELED, ROUTE));
                case EXPIRED -> says(Trades.says(ExecType.EXPIRED, ROUTE));
                case REJECTED -> says(Trades.says(ExecType.REJECTED, ROUTE));
                case RESTATED -> says(Trades.says(ExecType.RESTATED, ROUTE));
                case BUSTED ->
                    order.executions().stream()
                            .filter(execution -> !execution.busted())
                            .findFirst()
                            .ifPresent(execution -> says(Trades.report(
                                    VenueReport.Kind.EXECUTION,
                                    ExecType.TRADE_CANCEL,
                                    ROUTE,
                                    "B" + said.size(),
                                    null,
                                    execution.venueExecId(),
                                    null)));
            }
            wasTerminal = terminalBefore && event.kind() != Event.Kind.BUSTED;
        }

        private VenueReport fill(String execId, Event event) {
            BigDecimal open = order.terms().quantity().subtract(order.cumQty());
            BigDecimal quantity = BigDecimal.valueOf(event.quantity()).min(open);
            return quantity.signum() <= 0
                    ? Trades.says(ExecType.NEW, ROUTE)
                    : Trades.fills(execId, quantity.toPlainString(), Integer.toString(event.price()));
        }

        private void says(VenueReport report) {
            said.add(report);
            order.take(List.of(report));
        }

        private void asks(Runnable request) {
            asked++;
            try {
                request.run();
            } catch (Refused notNow) {
                // a client may ask for anything
            }
        }

        void holds() {
            BigDecimal leaves = order.leavesQty();
            assertThat(leaves.signum() == 0
                            || order.cumQty()
                                            .add(leaves)
                                            .compareTo(order.terms().quantity())
                                    == 0)
                    .as("CumQty + LeavesQty = OrderQty or LeavesQty = 0")
                    .isTrue();
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal turnover = BigDecimal.ZERO;
            for (Execution execution : order.executions()) {
                if (!execution.busted()) {
                    sum = sum.add(execution.quantity());
                    turnover = turnover.add(execution.quantity().multiply(execution.price()));
                }
            }
            assertThat(order.cumQty()).isEqualByComparingTo(sum);
            if (sum.signum() > 0) {
                assertThat(order.avgPx()).isEqualByComparingTo(turnover.divide(sum, 8, RoundingMode.HALF_EVEN));
            }
            if (wasTerminal) {
                assertThat(order.ownStatus().isTerminal())
                        .as("a terminal status stays, unless a trade is busted")
                        .isTrue();
            }
            List<ClientReport> reports = Trades.reportsOf(order);
            assertThat(reports)
                    .allSatisfy(report -> assertThat(report.orderId()).isEqualTo(Trades.ORDER_ID));
            var ids = reports.stream()
                    .map(ClientReport::execId)
                    .filter(id -> id != null)
                    .toList();
            assertThat(new HashSet<>(ids)).as("ExecIDs are unique").hasSameSizeAs(ids);
            assertThat(OutboxOf.messages(order, "workflow.start"))
                    .as("settlement starts at most once")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }
}
