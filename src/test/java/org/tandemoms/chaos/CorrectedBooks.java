package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;
import quickfix.Message;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;

/**
 * Whether everybody's books of a purchase say what the venues' final executions say: the order, the client's reports, the
 * settlement, the custodian and the cash ledger.
 */
final class CorrectedBooks {

    private static final int CUSTODIAN = 14;
    private static final int CENTS = 2;

    private final TandemProcess tandem;
    private final Client staff;

    CorrectedBooks(TandemProcess tandem) {
        this.tandem = tandem;
        this.staff = Client.as(tandem, "sandbox-ops");
    }

    /** What was traded, and what it amounts to. */
    record Traded(BigDecimal quantity, BigDecimal notional) {
        static final Traded NOTHING = new Traded(BigDecimal.ZERO, BigDecimal.ZERO);

        Traded plus(Traded more) {
            return new Traded(quantity.add(more.quantity), notional.add(more.notional));
        }

        static Traded trade(BigDecimal quantity, BigDecimal price) {
            return new Traded(quantity, quantity.multiply(price));
        }

        /** Units as wide as the other's digits say do not matter. */
        void isThatOf(String whose, Traded other) {
            assertThat(quantity).as("quantity by %s", whose).isEqualByComparingTo(other.quantity);
            assertThat(notional).as("amount by %s", whose).isEqualByComparingTo(other.notional);
        }
    }

    /** The truth: the orders of all venues for ours, their trades as busts and corrections have left them. */
    Traded atVenues(String id) {
        return Traffic.atVenues(tandem, id).stream()
                .map(order -> new Traded(decimal(order, "cumQty"), decimal(order, "notional")))
                .reduce(Traded.NOTHING, Traded::plus);
    }

    /** Whether the order has ended as the venues have it, nobody works on it any more, and what it traded is settled. */
    boolean isAtRest(String id) {
        JsonNode order = staff.get("/orders/" + id).body();
        String settled = order.path("settlementStatus").asText();
        Client.Answer settlement = staff.get("/settlements/" + id);
        return decimal(order, "leavesQty").signum() == 0
                && decimal(order, "cumQty").compareTo(atVenues(id).quantity()) == 0
                && !staff.get("/orders/" + id + "/workflow")
                        .body()
                        .path("running")
                        .asBoolean()
                && settlement.status() == 200
                && settlement.body().at("/settlement/status").asText().equals(settled)
                && List.of("SETTLED", "REVERSED").contains(settled);
    }

    void check(String id, List<Message> reports) {
        Traded venues = atVenues(id);
        JsonNode order = staff.get("/orders/" + id).body();
        assertThat(decimal(order, "cumQty")).as("CumQty of %s", id).isEqualByComparingTo(venues.quantity());
        venues.isThatOf("the executions of " + id, executed(id));
        venues.isThatOf("the reports to the client of " + id, reported(reports));
        if (venues.quantity().signum() > 0) {
            BigDecimal average = decimal(order, "avgPx");
            assertThat(average)
                    .as("AvgPx of %s", id)
                    .isEqualByComparingTo(
                            venues.notional().divide(venues.quantity(), average.scale(), RoundingMode.HALF_EVEN));
        }
        assertThat(staff.get("/orders/" + id + "/workflow").body().path("current"))
                .as("steps of %s that are open", id)
                .isEmpty();
        assertThat(staff.get("/tasks?orderId=" + id).body().path("items")).isEmpty();
        assertThat(order.path("pendingRequests"))
                .as("requests to %s without an answer", id)
                .isEmpty();
        assertThat(staff.get("/orders/" + id + "/timeline")
                        .body()
                        .path("chainValid")
                        .asBoolean())
                .isTrue();
        settled(id, venues);
    }

    private Traded executed(String id) {
        return stream(staff.get("/orders/" + id + "/executions").body().path("items"))
                .filter(one -> !one.path("busted").asBoolean())
                .map(one -> Traded.trade(decimal(one, "quantity"), decimal(one, "price")))
                .reduce(Traded.NOTHING, Traded::plus);
    }

    /** What a client adds up who takes each report once and believes what it refers to (ExecRefID, 19). */
    private static Traded reported(List<Message> reports) {
        Map<String, Traded> byExecId = new LinkedHashMap<>();
        Map<String, String> referred = new LinkedHashMap<>();
        for (Message report : reports) {
            String execId = FixTraffic.text(report, ExecID.FIELD);
            char type = FixTraffic.text(report, ExecType.FIELD).charAt(0);
            if (type == ExecType.TRADE || type == ExecType.TRADE_CORRECT) {
                byExecId.put(execId, Traded.trade(number(report, LastQty.FIELD), number(report, LastPx.FIELD)));
            }
            if (type == ExecType.TRADE_CORRECT || type == ExecType.TRADE_CANCEL) {
                referred.put(execId, FixTraffic.text(report, ExecRefID.FIELD));
            }
        }
        assertThat(referred.values())
                .as("each execution is changed at most once")
                .doesNotHaveDuplicates();
        assertThat(byExecId.keySet()).as("what is changed was told").containsAll(referred.values());
        byExecId.keySet().removeAll(referred.values());
        return byExecId.values().stream().reduce(Traded.NOTHING, Traded::plus);
    }

    /** Busts and corrections that the client has heard of, each counted once. */
    static long changesTold(List<Message> reports) {
        return reports.stream()
                .filter(report -> Set.of("" + ExecType.TRADE_CORRECT, "" + ExecType.TRADE_CANCEL)
                        .contains(FixTraffic.text(report, ExecType.FIELD)))
                .map(report -> FixTraffic.text(report, ExecID.FIELD))
                .distinct()
                .count();
    }

    private void settled(String id, Traded venues) {
        JsonNode view = staff.get("/settlements/" + id).body();
        JsonNode settlement = view.path("settlement");
        BigDecimal net = decimal(settlement, "net");
        boolean nothing = venues.quantity().signum() == 0;
        assertThat(decimal(settlement, "quantity")).isEqualByComparingTo(venues.quantity());
        assertThat(decimal(settlement, "gross"))
                .as("gross of %s", id)
                .isEqualByComparingTo(venues.notional().setScale(CENTS, RoundingMode.HALF_EVEN));
        assertThat(settlement.path("status").asText()).isEqualTo(nothing ? "REVERSED" : "SETTLED");
        assertThat(sum(view, "")).as("both sides of %s", id).isZero();
        assertThat(sum(view, "CASH:FUND-A")).as("cash paid for %s", id).isEqualByComparingTo(net.negate());
        assertThat(sum(view, "STREET:")).isEqualByComparingTo(decimal(settlement, "gross"));
        custodianHolds(id, venues.quantity(), net);
    }

    /** One instruction that stands, or none where all was busted; what does not stand was taken back, once. */
    private void custodianHolds(String id, BigDecimal quantity, BigDecimal net) {
        Map<String, JsonNode> standing = new LinkedHashMap<>();
        List<JsonNode> reversals = new ArrayList<>();
        for (JsonNode told : Client.received(tandem, CUSTODIAN)) {
            if (told.path("orderId").asText().equals(id)) {
                String key = told.path("key").asText();
                JsonNode one = Client.askPartner(tandem, CUSTODIAN, "/instructions/" + key);
                if (one.has("Lnkgs") && !one.has("Rsn")) {
                    reversals.add(one);
                } else if (!one.has("Rsn")) {
                    standing.put(key, one);
                }
            }
        }
        Set<String> reversed = new HashSet<>();
        for (JsonNode reversal : reversals) {
            String former = reversal.at("/Lnkgs/0/Ref/SctiesSttlmTxId").asText();
            assertThat(reversed.add(former)).as("%s is reversed once", former).isTrue();
            JsonNode undone = standing.remove(former);
            assertThat(undone).as("what %s takes back had settled", reversal).isNotNull();
            assertThat(reversal.path("SctiesMvmntTp").asText()).isEqualTo("DELI");
            assertThat(List.of(reversal.path("SttlmQty"), reversal.path("SttlmAmt")))
                    .isEqualTo(List.of(undone.path("SttlmQty"), undone.path("SttlmAmt")));
        }
        assertThat(standing.values())
                .as("instructions of %s that stand", id)
                .hasSize(quantity.signum() == 0 ? 0 : 1)
                .allSatisfy(one -> {
                    assertThat(one.path("SctiesMvmntTp").asText()).isEqualTo("RECE");
                    assertThat(decimal(one, "SttlmQty")).isEqualByComparingTo(quantity);
                    assertThat(decimal(one.path("SttlmAmt"), "Amt")).isEqualByComparingTo(net);
                });
    }

    private static BigDecimal sum(JsonNode view, String account) {
        return stream(view.path("entries"))
                .filter(entry -> entry.path("account").asText().startsWith(account))
                .map(entry -> decimal(entry, "amount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }

    private static BigDecimal number(Message report, int tag) {
        return new BigDecimal(FixTraffic.text(report, tag));
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
