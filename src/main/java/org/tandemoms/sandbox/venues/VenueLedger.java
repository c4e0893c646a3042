package org.tandemoms.sandbox.venues;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import quickfix.field.ExecType;
import quickfix.field.OrdStatus;

/**
 * A venue's orders, and the change that is being made to them: what happens between two commits is written to the
 * journal as one entry before any of it is said.
 */
final class VenueLedger {
    private static final String NO_ORDER = "NONE";

    private final VenueProfile venue;
    private final VenueJournal journal;
    private final Clock clock;
    private final Map<String, VenueOrder> orders = new LinkedHashMap<>();
    private final Map<String, VenueOrder> open = new HashMap<>();
    private final Map<String, String> orderIdByClOrdId = new HashMap<>();
    private final Trades trades = new Trades();
    private final Map<String, VenueOrder> changed = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private long lastRank;

    VenueLedger(VenueProfile venue, VenueJournal journal, Clock clock) {
        this.venue = venue;
        this.journal = journal;
        this.clock = clock;
        for (VenueOrder order : journal.recovered()) {
            index(order);
            lastRank = Math.max(lastRank, order.rank());
        }
    }

    Optional<VenueOrder> byClOrdId(String clOrdId) {
        return Optional.ofNullable(orderIdByClOrdId.get(clOrdId)).map(orders::get);
    }

    VenueOrder byOrderId(String orderId) {
        return orders.get(orderId);
    }

    /** Open orders, those with time priority first. */
    List<VenueOrder> open() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(VenueOrder::rank))
                .toList();
    }

    /** Every order received since the view was last cleared. */
    List<VenueOrder> received() {
        return orders.values().stream()
                .filter(order -> order.receivedRank() > journal.clearedRank())
                .toList();
    }

    void clearReceived() {
        journal.clear(lastRank);
    }

    long nextRank() {
        return ++lastRank;
    }

    VenueOrder receive(Requests.Order request) {
        long rank = nextRank();
        return put(new VenueOrder(
                venue + "-" + journal.epoch() + "-" + rank,
                rank,
                rank,
                List.of(request.clOrdId()),
                request.secondaryClOrdId(),
                request.account(),
                request.symbol(),
                request.side(),
                request.terms(),
                OrdStatus.PENDING_NEW,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                clock.instant()));
    }

    VenueOrder put(VenueOrder order) {
        index(order);
        changed.put(order.orderId(), order);
        return order;
    }

    void report(char execType, VenueOrder order, String text) {
        report(execType, order, null, null, text);
    }

    /** Answers a cancel or replace: the order already carries the request's ClOrdID. */
    void reportChained(char execType, VenueOrder order) {
        String replaced = order.chain().get(order.chain().size() - 2);
        report(execType, order, replaced, null, null);
    }

    void reportTrade(VenueOrder order, BigDecimal quantity, BigDecimal price, int liquidity) {
        String execId = nextExecId();
        trades.add(order, new Trades.Trade(execId, quantity, price));
        answers.add(new Answer.Report(
                execId,
                null,
                ExecType.TRADE,
                order,
                order.clOrdId(),
                null,
                quantity,
                price,
                liquidity,
                null,
                null,
                clock.instant()));
    }

    /** Takes a trade back: the order has its quantity open again, unless it was ended. */
    Optional<VenueOrder> bust(String reference, String execId) {
        return trades.of(reference, execId).map(trade -> {
            VenueOrder order = put(byOrderId(trade.orderId())
                    .amended(trade.quantity(), trade.price(), BigDecimal.ZERO, BigDecimal.ZERO));
            trades.remove(trade);
            reportChange(ExecType.TRADE_CANCEL, order, trade, null, null);
            return order;
        });
    }

    /** @param quantity of the trade as it should have been; null leaves it, as a null price does */
    Optional<VenueOrder> correct(String reference, String execId, BigDecimal quantity, BigDecimal price) {
        return trades.of(reference, execId).map(trade -> {
            BigDecimal rightQuantity = quantity == null ? trade.quantity() : quantity;
            BigDecimal rightPrice = price == null ? trade.price() : price;
            VenueOrder order =
                    put(byOrderId(trade.orderId()).amended(trade.quantity(), trade.price(), rightQuantity, rightPrice));
            String corrected = reportChange(ExecType.TRADE_CORRECT, order, trade, rightQuantity, rightPrice);
            trades.remove(trade);
            trades.add(order, new Trades.Trade(corrected, rightQuantity, rightPrice));
            return order;
        });
    }

    private String reportChange(
            char execType, VenueOrder order, Trades.Kept former, BigDecimal quantity, BigDecimal price) {
        String execId = nextExecId();
        answers.add(new Answer.Report(
                execId,
                former.execId(),
                execType,
                order,
                order.clOrdId(),
                null,
                quantity,
                price,
                null,
                null,
                null,
                clock.instant()));
        return execId;
    }

    /** Refuses an order that is on file. */
    void reject(VenueOrder order, int reason, String text) {
        report(ExecType.REJECTED, order, null, reason, text);
    }

    /** Refuses an order that is not taken on file, such as a duplicate; nothing about a known order changes. */
    void rejectUnfiled(Requests.Order request, int reason, String text) {
        report(ExecType.REJECTED, unfiled(request), null, reason, text);
    }

    void reportUnknown(Requests.Status request, int reason) {
        Requests.Order nobody = new Requests.Order(
                request.clOrdId(),
                "",
                "",
                request.symbol(),
                request.side(),
                new Terms('2', '0', BigDecimal.ZERO, null, null, null),
                false);
        report(ExecType.ORDER_STATUS, unfiled(nobody), null, reason, "Unknown order");
    }

    void rejectCancel(Requests.Cancel request, char responseTo, int reason, String text) {
        Optional<VenueOrder> order = byClOrdId(request.origClOrdId());
        answers.add(new Answer.CancelReject(
                order.map(VenueOrder::orderId).orElse(NO_ORDER),
                request.clOrdId(),
                request.origClOrdId(),
                order.map(VenueOrder::status).orElse(OrdStatus.REJECTED),
                responseTo,
                reason,
                text,
                clock.instant()));
    }

    /** Writes down what happened since the last commit; empty when nothing did. */
    Optional<VenueJournal.Entry> commit() {
        if (changed.isEmpty() && answers.isEmpty()) {
            return Optional.empty();
        }
        List<Answer> said = List.copyOf(answers);
        long seq = journal.append(List.copyOf(changed.values()), said);
        changed.clear();
        answers.clear();
        return Optional.of(new VenueJournal.Entry(seq, null, List.of(), said, null));
    }

    List<VenueJournal.Entry> unsent() {
        return journal.unsent();
    }

    void sent(long seq) {
        journal.sent(seq);
    }

    void close() throws IOException {
        journal.close();
    }

    private void report(char execType, VenueOrder order, String origClOrdId, Integer rejectReason, String text) {
        answers.add(new Answer.Report(
                nextExecId(),
                null,
                execType,
                order,
                order.clOrdId(),
                origClOrdId,
                null,
                null,
                null,
                rejectReason,
                text,
                clock.instant()));
    }

    private String nextExecId() {
        String entry = Long.toString(journal.nextSeq(), 36).toUpperCase(Locale.ROOT);
        return venue + "-" + journal.epoch() + "-" + entry + "." + (answers.size() + 1);
    }

    private VenueOrder unfiled(Requests.Order request) {
        return new VenueOrder(
                NO_ORDER,
                0,
                0,
                List.of(request.clOrdId()),
                request.secondaryClOrdId(),
                request.account(),
                request.symbol(),
                request.side(),
                request.terms(),
                OrdStatus.REJECTED,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                clock.instant());
    }

    private void index(VenueOrder order) {
        orders.put(order.orderId(), order);
        if (order.open()) {
            open.put(order.orderId(), order);
        } else {
            open.remove(order.orderId());
        }
        order.chain().forEach(clOrdId -> orderIdByClOrdId.put(clOrdId, order.orderId()));
    }
}
