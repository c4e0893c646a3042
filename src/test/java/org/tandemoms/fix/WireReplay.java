package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.trading.OrderStateScenarios.Path;
import org.tandemoms.trading.OrderStateScenarios.Row;
import quickfix.Message;

/**
 * One path of one scenario, played row by row between a client and a venue with the running application in the middle:
 * what the client gets must be what the row says, field by field, in the version of its session.
 *
 * <p>A freedom of the standard is used: our "pending" report goes out when a request is stored, even where a scenario
 * leaves it away; and a request that we can answer ourselves does not reach the venue.
 */
final class WireReplay {

    /** After a crash what was under way is taken up again only when its lease has run out. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TIME = "20260302-09:00:00";

    /** Where the client's words and its reports go: a phone call is entered by a trader, and the drop copy tells. */
    interface Entry {
        void place(String clOrdId, String quantity, String price, String venue);
    }

    private final String name;
    private final String price;
    private final Path path;
    private final WirePeer client;
    private final WirePeer venue;
    private final Entry phone;
    private final Map<String, String> execIds = new HashMap<>();
    private final Map<String, Message> atVenue = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Message order;
    private String inForce;
    private String orderId;
    private int done;

    /**
     * @param price of the order, by which the venue's letter box is told
     * @param client where reports are read: for an order by phone the drop copy
     */
    WireReplay(String name, String price, Path path, WirePeer client, WirePeer venue, Entry phone) {
        this.name = name;
        this.price = price;
        this.path = path;
        this.client = client;
        this.venue = venue;
        this.phone = phone;
    }

    int rows() {
        return path.rows().size();
    }

    /** How many rows have been played. */
    int done() {
        return done;
    }

    /** Plays the rows up to that one, excluding it. */
    void playTo(int row) throws Exception {
        while (done < row) {
            say(path.rows().get(done));
            hear(path.rows().get(done));
            done++;
        }
    }

    /** Says the next row's words without waiting for what they lead to: {@link #finishStep} does. */
    void beginStep() throws Exception {
        say(path.rows().get(done));
    }

    void finishStep() throws Exception {
        hear(path.rows().get(done));
        done++;
    }

    /** Nobody has heard more than the rows say, and the drop copy has heard the same in the same order. */
    void checkQuiet(WirePeer dropCopy) throws Exception {
        assertThat(client.box(name))
                .as("reports to the client beyond the scenario")
                .allMatch(WireReplay::isPending);
        assertThat(venue.box(name))
                .as("messages to the venue beyond the scenario")
                .isEmpty();
        if (client != dropCopy) {
            for (String execId : told) {
                assertThat(WirePeer.text(dropCopy.next(name, WireReplay::isReportOfState, PATIENCE), 17))
                        .as("drop copy")
                        .isEqualTo(execId);
            }
        }
    }

    private static boolean isPending(Message report) {
        return WirePeer.text(report, 150).equals("6")
                || WirePeer.text(report, 150).equals("E");
    }

    private static boolean isReportOfState(Message message) {
        return WirePeer.text(message, 35).equals("8");
    }

    String box() {
        return name;
    }

    private String id(String letter) {
        return name + "/" + letter;
    }

    // --- what client and venue say --------------------------------------------------------------------------------

    private void say(Row row) throws Exception {
        if (order == null && row.scenario().startsWith("E.1.a")) {
            phone.place(id("X"), row.text("OrderQty38").orElseThrow(), price, venue.name());
            order = venue.next(name, PATIENCE);
        }
        switch (row.msg()) {
            case "NOS" -> newOrder(row);
            case "OCR" -> request("F", row);
            case "OCRR" -> request("G", row);
            case "ER" -> execution(row);
            case "OCJ" -> cancelReject(row);
            default -> throw new IllegalArgumentException(row.msg());
        }
    }

    private void newOrder(Row row) {
        String resent = row.notes("97=Y") ? "|97=Y" : "";
        String clOrdId = id(row.text("ClOrdID11").orElseThrow());
        client.send("35=D" + resent + "|11=" + clOrdId + "|21=1|100=" + venue.name() + "|55=VOD|54=1|38="
                + row.text("OrderQty38").orElseThrow() + "|40=2|44=" + price + "|59="
                + (row.scenario().startsWith("H") ? "1" : "0") + "|60=" + TIME);
    }

    private void request(String type, Row row) {
        String terms = type.equals("G") ? "|21=1|40=2|44=" + price : "";
        client.send("35=" + type + "|11=" + id(row.text("ClOrdID11").orElseThrow()) + "|41="
                + id(row.text("OrigClOrdID41").orElseThrow()) + "|55=VOD|54=1|38="
                + row.text("OrderQty38").orElseThrow() + terms + "|60=" + TIME);
    }

    private void execution(Row row) throws Exception {
        char type = row.code("ExecType150");
        boolean ours = type == 'I' || type == '8' && row.code("OrdStatus39") != '8';
        if (ours) {
            return;
        }
        boolean answers = row.text("OrigClOrdID41").isPresent();
        Message spokenOf = answers ? requestAtVenue(row) : orderAtVenue(row);
        if (type == '5' && answers) {
            inForce = WirePeer.text(spokenOf, 11);
        }
        String clOrdId = answers || inForce == null ? WirePeer.text(spokenOf, 11) : inForce;
        venue.send(VenueSpeech.execution(
                row, venue.version(), clOrdId, answers ? WirePeer.text(spokenOf, 41) : null, "O-" + name, execId(row)));
    }

    private String execId(Row row) {
        return name + "/" + row.text("ExecID17").orElse("T" + row.time());
    }

    private Message orderAtVenue(Row row) throws Exception {
        boolean another = order != null
                && row.text("ClOrdID11").isPresent()
                && path.scenario().startsWith("F")
                && row.text("ClOrdID11").orElseThrow().equals("Y");
        if (order == null || another) {
            order = venue.next(name, message -> WirePeer.text(message, 35).equals("D"), PATIENCE);
        }
        return order;
    }

    private Message requestAtVenue(Row row) throws Exception {
        String letter = row.text("ClOrdID11").orElseThrow();
        if (!atVenue.containsKey(letter)) {
            orderAtVenue(row);
            Message request = venue.next(name, message -> "FG".contains(WirePeer.text(message, 35)), PATIENCE);
            assertThat(WirePeer.text(request, 41))
                    .as("the request names the order as the venue knows it")
                    .isEqualTo(inForce == null ? WirePeer.text(order, 11) : inForce);
            atVenue.put(letter, request);
        }
        return atVenue.get(letter);
    }

    /** Refused by the venue, unless the order is done: then we say so ourselves. */
    private void cancelReject(Row row) throws Exception {
        boolean refusedHere = row.code("OrdStatus39") == '2' && row.scenario().startsWith("C");
        if (!refusedHere) {
            Message request = requestAtVenue(row);
            venue.send("35=9|37=O-" + name + "|11=" + WirePeer.text(request, 11) + "|41=" + WirePeer.text(request, 41)
                    + "|39=" + row.code("OrdStatus39") + "|434="
                    + (WirePeer.text(request, 35).equals("F") ? 1 : 2)
                    + "|102=" + (row.notes("102=0") || row.notes("too late") ? 0 : 2) + "|58=" + row.time());
        }
    }

    // --- what the client hears ------------------------------------------------------------------------------------

    private void hear(Row row) throws Exception {
        switch (row.msg()) {
            case "ER" -> checkExecution(row, nextReport(row));
            case "OCJ" -> checkReject(row, nextReport(row));
            case "OCR",
                    "OCRR" -> {} // a pending report may follow; the next row skips it where it is not in the scenario
            default -> {}
        }
    }

    private Message nextReport(Row row) throws InterruptedException {
        while (true) {
            Message next = client.next(name, PATIENCE);
            if (WirePeer.text(next, 35).equals("8")) {
                told(next);
            }
            String type = WirePeer.text(next, 150);
            boolean pending = type.equals("6") || type.equals("E");
            boolean inScenario = row.msg().equals("ER") && type.charAt(0) == row.code("ExecType150");
            if (!pending || inScenario) {
                return next;
            }
        }
    }

    /** An answer that only tells a state is for the one who asked. */
    private void told(Message report) {
        boolean status = WirePeer.text(report, 150).equals("I")
                || WirePeer.text(report, 20).equals("3");
        if (!status) {
            told.add(WirePeer.text(report, 17));
        }
    }

    private void checkExecution(Row row, Message report) {
        String what = row + " -> " + report;
        assertThat(WirePeer.text(report, 35)).as(what).isEqualTo("8");
        VenueSpeech.checkCodes(row, client.version(), report, what);
        row.text("ClOrdID11")
                .ifPresent(
                        letter -> assertThat(WirePeer.text(report, 11)).as(what).isEqualTo(id(letter)));
        row.text("OrigClOrdID41")
                .ifPresent(
                        letter -> assertThat(WirePeer.text(report, 41)).as(what).isEqualTo(id(letter)));
        if (row.text("ClOrdID11").isPresent() && row.text("OrigClOrdID41").isEmpty()) {
            assertThat(report.isSetField(41)).as("no OrigClOrdID: " + what).isFalse();
        }
        number(row, "OrderQty38", report, 38, what);
        number(row, "CumQty14", report, 14, what);
        number(row, "LeavesQty151", report, 151, what);
        number(row, "LastQty32", report, 32, what);
        number(row, "AvgPx6", report, 6, what);
        number(row, "DayOrderQty424", report, 424, what);
        number(row, "DayCumQty425", report, 425, what);
        if (row.notes("verbal change")) {
            assertThat(WirePeer.text(report, 378)).as(what).isEqualTo("2");
        }
        if (row.number("LastPx31").map(BigDecimal::signum).orElse(0) > 0) {
            number(row, "LastPx31", report, 31, what);
        }
        row.text("ExecID17").ifPresent(letter -> execIds.put(letter, WirePeer.text(report, 17)));
        row.text("ExecRefID19")
                .ifPresent(
                        letter -> assertThat(WirePeer.text(report, 19)).as(what).isEqualTo(execIds.get(letter)));
        addsUp(report, what);
        checkOrderId(row, report, what);
    }

    private static void addsUp(Message report, String what) {
        BigDecimal leaves = decimal(report, 151);
        if (leaves.signum() != 0) {
            assertThat(decimal(report, 14).add(leaves)).as(what).isEqualByComparingTo(decimal(report, 38));
        }
    }

    private void checkOrderId(Row row, Message report, String what) {
        if (path.scenario().startsWith("F") && row.text("ClOrdID11").equals(Optional.of("Y"))) {
            return; // another order
        }
        if (orderId == null) {
            orderId = WirePeer.text(report, 37);
        }
        assertThat(WirePeer.text(report, 37))
                .as("one OrderID for life: " + what)
                .isEqualTo(orderId);
    }

    private void checkReject(Row row, Message reject) {
        String what = row + " -> " + reject;
        assertThat(WirePeer.text(reject, 35)).as(what).isEqualTo("9");
        assertThat(WirePeer.text(reject, 39)).as(what).isEqualTo(String.valueOf(row.code("OrdStatus39")));
        assertThat(WirePeer.text(reject, 11))
                .as(what)
                .isEqualTo(id(row.text("ClOrdID11").orElseThrow()));
        assertThat(WirePeer.text(reject, 41))
                .as(what)
                .isEqualTo(id(row.text("OrigClOrdID41").orElseThrow()));
        if (row.notes("102=0")) {
            assertThat(WirePeer.text(reject, 102)).as(what).isEqualTo("0");
        }
        checkOrderId(row, reject, what);
    }

    private static void number(Row row, String column, Message report, int tag, String what) {
        row.number(column).ifPresent(expected -> assertThat(decimal(report, tag))
                .as("%s %s", column, what)
                .isEqualByComparingTo(expected));
    }

    private static BigDecimal decimal(Message report, int tag) {
        String text = WirePeer.text(report, tag);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
