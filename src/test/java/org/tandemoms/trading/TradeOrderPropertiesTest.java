package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.ROUTE;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
            OVERFILLED,
            CANCEL_ASKED,
            REPLACE_ASKED,
            REQUEST_GRANTED,
            REQUEST_REFUSED,
            CANCELED,
            EXPIRED,
            REJECTED,
            RESTATED,
            RENEWED,
            RESIZED,
            DONE_FOR_DAY,
            SUSPENDED,
            STOPPED,
            CORRECTED,
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
    void quantitiesAddUpAndAveragesAreThoseOfTheFills(
            @ForAll("histories") List<Event> history, @ForAll boolean goodTillCanceled) {
        var play = new Play(goodTillCanceled ? TimeInForce.GTC : TimeInForce.DAY);
        for (Event event : history) {
            play.happens(event);
            play.holds();
        }
    }

    @Property(tries = 500)
    void aReportTakenTwiceChangesNothing(@ForAll("histories") List<Event> history) {
        var play = new Play(TimeInForce.GTC);
        history.forEach(play::happens);
        BigDecimal cumQty = play.order.cumQty();
        int reports = Trades.reportsOf(play.order).size();

        play.order.take(play.said);

        assertThat(play.order.cumQty()).isEqualByComparingTo(cumQty);
        assertThat(Trades.reportsOf(play.order)).hasSize(reports);
    }

    private static final class Play {

        private final TradeOrder order;
        private final List<VenueReport> said = new ArrayList<>();
        private int asked;
        private boolean wasTerminal;

        Play(TimeInForce timeInForce) {
            order = Trades.order("X", QUANTITY.toPlainString(), timeInForce);
            order.route("XSIM", "test");
        }

        void happens(Event event) {
            OrdStatus statusBefore = order.ownStatus();
            boolean terminalBefore = statusBefore.isTerminal();
            switch (event.kind()) {
                case ACKNOWLEDGED -> says(Trades.says(ExecType.NEW, ROUTE));
                case FILLED -> says(fill("F" + said.size(), event));
                case FILLED_AGAIN ->
                    said.stream()
                            .filter(report -> report.execType() == ExecType.TRADE)
                            .findFirst()
                            .ifPresent(this::says);
                case CANCEL_ASKED -> asks(() -> order.requestCancel("C" + asked, lastName(), "test"));
                case REPLACE_ASKED ->
                    asks(() -> order.requestReplace(
                            "R" + asked,
                            lastName(),
                            order.terms().withQuantity(BigDecimal.valueOf(event.quantity() + 300))));
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
                case OVERFILLED -> says(Trades.fills("O" + said.size(), "900", Integer.toString(event.price())));
                case RENEWED -> says(restated("1", null));
                case RESIZED -> says(restated("5", BigDecimal.valueOf(event.quantity() + 100)));
                case DONE_FOR_DAY -> says(Trades.says(ExecType.DONE_FOR_DAY, ROUTE));
                case SUSPENDED -> says(Trades.says(ExecType.SUSPENDED, ROUTE));
                case STOPPED -> says(Trades.says(ExecType.STOPPED, ROUTE));
                case CORRECTED ->
                    lastLive()
                            .ifPresent(execution -> says(Trades.report(
                                    VenueReport.Kind.EXECUTION,
                                    ExecType.TRADE_CORRECT,
                                    ROUTE,
                                    "K" + said.size(),
                                    Trade.of(BigDecimal.valueOf(event.quantity()), BigDecimal.valueOf(event.price())),
                                    execution.venueExecId(),
                                    null)));
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
            boolean mayOpenAgain =
                    switch (event.kind()) {
                        case BUSTED, CORRECTED -> true; // fewer shares are executed than before
                        case REQUEST_GRANTED, RESIZED ->
                            statusBefore == OrdStatus.FILLED; // the order is larger than its fills
                        default -> false;
                    };
            wasTerminal = terminalBefore && !mayOpenAgain;
        }

        private VenueReport fill(String execId, Event event) {
            BigDecimal open = order.terms().quantity().subtract(order.cumQty());
            BigDecimal quantity = BigDecimal.valueOf(event.quantity()).min(open);
            return quantity.signum() <= 0
                    ? Trades.says(ExecType.NEW, ROUTE)
                    : Trades.fills(execId, quantity.toPlainString(), Integer.toString(event.price()));
        }

        /** The last id that was not refused. */
        private String lastName() {
            return order.pendingRequests().stream()
                    .reduce((earlier, later) -> later)
                    .map(PendingRequest::clOrdId)
                    .orElse(order.clientOrderId());
        }

        private Optional<Execution> lastLive() {
            return order.executions().stream()
                    .filter(execution -> !execution.busted())
                    .reduce((earlier, later) -> later);
        }

        private VenueReport restated(String reason, BigDecimal quantity) {
            VenueReport said = Trades.says(ExecType.RESTATED, ROUTE);
            return new VenueReport(
                    said.kind(),
                    said.venue(),
                    said.clOrdId(),
                    null,
                    said.orderRef(),
                    said.venueOrderId(),
                    said.execId(),
                    said.execType(),
                    null,
                    null,
                    null,
                    quantity,
                    null,
                    null,
                    Integer.valueOf(reason),
                    null,
                    said.at());
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
            ClientReport.Day day = order.day();
            if (day != null) {
                assertThat(day.orderQty().subtract(day.cumQty()).max(BigDecimal.ZERO))
                        .as("DayOrderQty = DayCumQty + what is left of the order")
                        .isEqualByComparingTo(order.terms()
                                .quantity()
                                .subtract(order.cumQty())
                                .max(BigDecimal.ZERO));
            }
            if (wasTerminal) {
                assertThat(order.ownStatus().isTerminal())
                        .as(
                                "a terminal status stays, unless a trade is busted or corrected or a filled order made larger")
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
