package org.tandemoms.trading;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placed;
import org.tandemoms.orders.Placing;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.Refused;

/** Order entry by FIX. */
@Component
class FixOrderEntry implements OrderEntry {

    private static final String ISIN = "4";
    private static final String FIGI = "S";

    private final PlaceTradeOrder placeOrder;
    private final AmendTradeOrder amendOrder;
    private final Placing placing;
    private final Orders orders;
    private final UnstoredReports unstored;

    FixOrderEntry(PlaceTradeOrder placeOrder, AmendTradeOrder amendOrder, Placing placing, Orders orders, Clock clock) {
        this.placeOrder = placeOrder;
        this.amendOrder = amendOrder;
        this.placing = placing;
        this.orders = orders;
        this.unstored = new UnstoredReports(clock);
    }

    @Override
    public List<ClientReport> place(NewOrder order) {
        CrashPoint.FIX_ORDER_RECEIVED.reached();
        try {
            Placed placed = placeOrder.byFix(order.sender(), candidate(order));
            return placed.replayed() ? List.of(known(order, placed.orderId())) : List.of();
        } catch (Refused refusal) {
            return List.of(unstored.rejected(order, refusal.problem()));
        }
    }

    private static OrderCandidate candidate(NewOrder order) {
        return new OrderCandidate(
                order.clOrdId(),
                order.account() == null ? order.sender().defaultAccount() : order.account(),
                order.symbol(),
                ISIN.equals(order.securityIdSource()) ? order.securityId() : null,
                FIGI.equals(order.securityIdSource()) ? order.securityId() : null,
                order.currency(),
                order.side(),
                order.terms(),
                order.routing(),
                order.algorithm(),
                order.locateId());
    }

    /** A ClOrdID seen before: with PossResend the order's state, without a rejection that leaves the order alone. */
    private ClientReport known(NewOrder again, String orderId) {
        TradeOrder order = orders.get(orderId, TradeOrder.class);
        if (again.possResend()) {
            return statusOf(again.sender(), orderId);
        }
        return order.report(ExecType.REJECTED)
                .to(again.sender().session())
                .refused(ClientReport.Refusal.DUPLICATE_ORDER)
                .under(again.clOrdId())
                .text("ClOrdID " + again.clOrdId() + " was used before")
                .unsent(Ids.next());
    }

    @Override
    public List<ClientReport> cancel(CancelRequest request) {
        return ask(
                request.sender(),
                request.clOrdId(),
                request.origClOrdId(),
                request.possResend(),
                ClientReport.Refusal.TO_CANCEL,
                orderId -> orders.change(orderId, TradeOrder.class, order -> {
                    amendOrder.refuseOther(order, request.about(), null);
                    order.requestCancel(request.clOrdId(), request.origClOrdId(), "asked for by the client");
                }));
    }

    @Override
    public List<ClientReport> replace(ReplaceRequest request) {
        return ask(
                request.sender(),
                request.clOrdId(),
                request.origClOrdId(),
                request.possResend(),
                ClientReport.Refusal.TO_REPLACE,
                orderId -> {
                    amendOrder.refuseOther(
                            orders.get(orderId, TradeOrder.class),
                            request.about(),
                            request.terms().ordType());
                    amendOrder.replace(orderId, null, request.clOrdId(), request.origClOrdId(), request.terms());
                });
    }

    private List<ClientReport> ask(
            Sender sender,
            String clOrdId,
            String origClOrdId,
            boolean possResend,
            int responseTo,
            Consumer<String> work) {
        Optional<String> orderId = placing.orderIdOf(sender.owner(), origClOrdId);
        if (orderId.isEmpty() || orders.find(orderId.get()).isEmpty()) {
            return List.of(unstored.unknownOrder(sender, clOrdId, origClOrdId, responseTo));
        }
        boolean isNew = placing.claimClientOrderId(sender.owner(), clOrdId, orderId.get());
        if (!isNew && !continues(sender, clOrdId, orderId.get())) {
            return List.of(
                    possResend
                            ? statusOf(sender, orderId.get())
                            : refused(
                                    sender,
                                    orderId.get(),
                                    clOrdId,
                                    origClOrdId,
                                    responseTo,
                                    ClientReport.Refusal.DUPLICATE_CLORDID,
                                    "ClOrdID " + clOrdId + " was used before"));
        }
        try {
            work.accept(orderId.get());
            return List.of();
        } catch (Refused refusal) {
            Problem problem = refusal.problem();
            return List.of(refused(
                    sender,
                    orderId.get(),
                    clOrdId,
                    origClOrdId,
                    responseTo,
                    reasonOf(problem),
                    UnstoredReports.words(problem)));
        }
    }

    /** The claim is this order's, but the order has not heard of the request: a crash came between. */
    private boolean continues(Sender sender, String clOrdId, String orderId) {
        boolean ours = placing.orderIdOf(sender.owner(), clOrdId)
                .filter(orderId::equals)
                .isPresent();
        return ours && !orders.get(orderId, TradeOrder.class).hasHeardOf(clOrdId);
    }

    private static int reasonOf(Problem problem) {
        boolean ours =
                problem.errors().stream().anyMatch(error -> AmendTradeOrder.TAKEN_ON_ARRIVAL_ONLY.equals(error.code()));
        if (ours) {
            return ClientReport.Refusal.BROKER_OPTION;
        }
        return switch (problem.code()) {
            case NOT_FOUND -> ClientReport.Refusal.UNKNOWN_ORDER;
            case TOO_LATE -> ClientReport.Refusal.TOO_LATE_TO_CANCEL;
            case STATE -> ClientReport.Refusal.ALREADY_PENDING;
            case DUPLICATE_CLIENT_ORDER_ID -> ClientReport.Refusal.DUPLICATE_CLORDID;
            default -> ClientReport.Refusal.OTHER;
        };
    }

    private ClientReport refused(
            Sender sender,
            String orderId,
            String clOrdId,
            String origClOrdId,
            int responseTo,
            int reason,
            String text) {
        return orders.get(orderId, TradeOrder.class)
                .report(null)
                .to(sender.session())
                .refusing(clOrdId, origClOrdId, reason, responseTo)
                .text(text)
                .unsent(null);
    }

    @Override
    public List<ClientReport> status(StatusRequest request) {
        Optional<String> orderId = placing.orderIdOf(request.sender().owner(), request.clOrdId());
        if (orderId.isPresent() && orders.find(orderId.get()).isPresent()) {
            return List.of(statusOf(request.sender(), orderId.get()));
        }
        return List.of(unstored.unknownStatus(request));
    }

    private ClientReport statusOf(Sender sender, String orderId) {
        return orders.get(orderId, TradeOrder.class)
                .report(ExecType.ORDER_STATUS)
                .to(sender.session())
                .unsent(Ids.next());
    }
}
