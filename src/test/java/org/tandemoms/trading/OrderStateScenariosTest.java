package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.NOW;
import static org.tandemoms.trading.Trades.ORDER_ID;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.OrderStateScenarios.Row;

/**
 * The FIX standard's order state change scenarios, message by message: what the client gets at every step. A request and
 * a report of the same time cross on the wire, so the report is taken first. One freedom is used: our "pending" report
 * goes out when the request is durable, even where the scenario leaves it away.
 */
class OrderStateScenariosTest {

    /** Duplicates (F) are refused at entry, before there is an order: see {@link FixOrderEntryTest}. */
    private static final String AT_ENTRY = "F";

    @TestFactory
    Stream<DynamicTest> scenarios() {
        List<DynamicTest> tests = OrderStateScenarios.paths().stream()
                .filter(path -> !path.scenario().startsWith(AT_ENTRY))
                .map(path -> DynamicTest.dynamicTest(path.name(), () -> play(path.rows())))
                .toList();
        assertThat(tests).hasSizeGreaterThan(25);
        return tests.stream();
    }

    private static void play(List<Row> rows) {
        var replay = new Replay(rows.get(0));
        rows.forEach(replay::step);
    }

    /** One order, its venue, and what the client has seen. */
    private static final class Replay {

        private final TradeOrder order;
        private final Map<String, String> execIds = new HashMap<>();
        private String atVenue = Trades.ROUTE;
        private int requests;
        private int seen;
        private boolean refusedHere;

        Replay(Row first) {
            TimeInForce time = first.scenario().startsWith("H") ? TimeInForce.GTC : TimeInForce.DAY;
            order = Trades.order("X", cell(first, "OrderQty38"), time);
            order.route("XSIM", "scenario");
        }

        void step(Row row) {
            switch (row.msg()) {
                case "NOS" -> assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
                case "OCR" ->
                    request(() -> order.requestCancel(cell(row, "ClOrdID11"), cell(row, "OrigClOrdID41"), "ask"));
                case "OCRR" ->
                    request(() -> order.requestReplace(
                            cell(row, "ClOrdID11"),
                            cell(row, "OrigClOrdID41"),
                            order.terms().withQuantity(dec(cell(row, "OrderQty38")))));
                case "ER" -> execution(row);
                case "OCJ" -> cancelReject(row);
                default -> throw new IllegalArgumentException(row.msg());
            }
            assertThat(order.leavesQty().signum() == 0
                            || order.cumQty()
                                            .add(order.leavesQty())
                                            .compareTo(order.terms().quantity())
                                    == 0)
                    .as("CumQty + LeavesQty = OrderQty or LeavesQty = 0")
                    .isTrue();
        }

        private void request(Runnable request) {
            try {
                request.run();
                requests++;
            } catch (Refused refusal) {
                assertThat(refusal.problem().code()).isEqualTo(ProblemCode.TOO_LATE);
                refusedHere = true;
            }
        }

        private void execution(Row row) {
            ExecType type = ExecType.of(row.code("ExecType150"));
            if (type != ExecType.PENDING_CANCEL && type != ExecType.PENDING_REPLACE) {
                feed(type, row);
            }
            ClientReport report = nextReport(type);
            check(report, row);
        }

        private void feed(ExecType type, Row row) {
            String execId = cell(row, "ExecID17").isEmpty() ? "T" + row.time() : cell(row, "ExecID17");
            String lastQty = cell(row, "LastQty32");
            Trade trade = lastQty.isEmpty() || lastQty.equals("0")
                    ? null
                    : Trade.of(dec(lastQty), dec(cell(row, "LastPx31").isEmpty() ? "100" : cell(row, "LastPx31")));
            boolean answers = type == ExecType.REPLACED
                    || type == ExecType.CANCELED && !cell(row, "OrigClOrdID41").isEmpty();
            String venueId = answers ? Trades.ROUTE + "-" + (requests + 1) : atVenue;
            if (type == ExecType.REPLACED) {
                atVenue = venueId;
            }
            order.take(List.of(Trades.report(
                    VenueReport.Kind.EXECUTION, type, venueId, execId, trade, cell(row, "ExecRefID19"), null)));
        }

        private ClientReport nextReport(ExecType wanted) {
            List<ClientReport> all = Trades.reportsOf(order);
            while (true) {
                assertThat(all).as("a report of type " + wanted + " is due").hasSizeGreaterThan(seen);
                ClientReport next = all.get(seen++);
                boolean skippedByScenario = next.execType() != wanted
                        && (next.execType() == ExecType.PENDING_CANCEL || next.execType() == ExecType.PENDING_REPLACE);
                if (!skippedByScenario) {
                    return next;
                }
            }
        }

        private void check(ClientReport report, Row row) {
            assertThat(report.orderId()).isEqualTo(ORDER_ID);
            assertThat(report.execType().code()).isEqualTo(row.code("ExecType150"));
            assertThat(report.ordStatus().code()).isEqualTo(row.code("OrdStatus39"));
            text(report.clOrdId(), cell(row, "ClOrdID11"));
            text(report.origClOrdId(), cell(row, "OrigClOrdID41"));
            number(report.orderRequest().terms().quantity(), cell(row, "OrderQty38"));
            number(report.quantities().cumQty(), cell(row, "CumQty14"));
            number(report.quantities().leavesQty(), cell(row, "LeavesQty151"));
            number(report.quantities().avgPx(), cell(row, "AvgPx6"));
            ClientReport.Day day = report.quantities().day();
            number(day == null ? BigDecimal.ZERO : day.orderQty(), cell(row, "DayOrderQty424"));
            number(day == null ? BigDecimal.ZERO : day.cumQty(), cell(row, "DayCumQty425"));
            number(report.trade() == null ? BigDecimal.ZERO : report.trade().quantity(), cell(row, "LastQty32"));
            if (!cell(row, "ExecID17").isEmpty()) {
                execIds.put(cell(row, "ExecID17"), report.execId());
            }
            if (!cell(row, "ExecRefID19").isEmpty()) {
                assertThat(report.execRefId()).isEqualTo(execIds.get(cell(row, "ExecRefID19")));
            }
            assertThat(report.at()).isEqualTo(NOW);
        }

        private void cancelReject(Row row) {
            char status = row.code("OrdStatus39");
            if (refusedHere) {
                assertThat(order.ordStatus().code()).isEqualTo(status);
                return;
            }
            order.take(List.of(Trades.refuses(Trades.ROUTE + "-" + (requests + 1), status == '2' ? 0 : 99)));
            ClientReport reject = Trades.lastReportOf(order);
            assertThat(reject.kind()).isEqualTo(ClientReport.Kind.CANCEL_REJECT);
            assertThat(reject.ordStatus().code()).isEqualTo(status);
            text(reject.clOrdId(), cell(row, "ClOrdID11"));
            text(reject.origClOrdId(), cell(row, "OrigClOrdID41"));
            seen = Trades.reportsOf(order).size();
        }

        private static String cell(Row row, String column) {
            return row.text(column).orElse("");
        }

        private static void text(String actual, String expected) {
            if (!expected.isEmpty()) {
                assertThat(actual).isEqualTo(expected);
            }
        }

        private static void number(BigDecimal actual, String expected) {
            if (!expected.isEmpty()) {
                assertThat(actual).isEqualByComparingTo(expected);
            }
        }
    }
}
