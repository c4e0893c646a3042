package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tandemoms.identity.Actor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * One trade order: what was asked, what the venues were told and said, and what was executed. Every change goes through
 * here, follows {@link OrderStates}, and writes the client's report and the venue's message into the outbox of the same
 * document. CumQty + LeavesQty = OrderQty, or LeavesQty = 0. Long, because this is the one door to a state that its parts
 * ({@link OrderRoutes}, {@link ClientDialogue}, {@link VenueDialogue}, {@link Booking}) move together.
 */
public final class TradeOrder extends HeldTrade {

    private OrdStatus own = OrdStatus.PENDING_NEW;
    private List<PendingRequest> pending = new ArrayList<>();
    private List<String> requestIds = new ArrayList<>();
    private List<Route> routes = new ArrayList<>();
    private RoutingPlan plan;
    private AlgorithmRun run;
    private Fills fills = new Fills();
    private long reports;

    /** What this change has booked and not handed over yet. */
    private transient List<PositionChange> booked = new ArrayList<>();

    private transient boolean taking;

    /** For the mapping only. */
    TradeOrder() {}

    /** A validated order, about to be stored as {@code PENDING_NEW}. */
    TradeOrder(String id, Placement placement, Instant now, Actor actor) {
        super(id, placement, now, actor);
        show();
        note("placed", "Order taken in: " + Wording.of(side(), terms(), instrument()), Map.of("account", account()));
    }

    // --- the order's own states -----------------------------------------------------------------------------------

    void happens(OrderEvent event) {
        own = OrderStates.after(own, event, fills.cumQty(), terms().quantity())
                .orElseThrow(() -> Refused.because(
                        ProblemCode.STATE,
                        "The order is " + Wording.of(ordStatus()) + "; this cannot happen to it now"));
        show();
    }

    void show() {
        status(ordStatus().name(), !isDone());
        if (isOver()) {
            watch(false);
        }
        if (isDone() && fills.cumQty().signum() > 0) {
            divideBlock();
            beginSettlement();
            settleAnew();
        }
        if (!taking) {
            booking().handOver();
        }
    }

    private boolean isDone() {
        return isOver() && pending.isEmpty();
    }

    /** Nothing more can be executed, unless a trade is corrected or a filled order made larger. */
    @Override
    boolean isOver() {
        return own.isTerminal()
                || own == OrdStatus.DONE_FOR_DAY && !terms().timeInForce().outlivesDay();
    }

    @Override
    public void pendingApproval() {
        if (own == OrdStatus.PENDING_NEW) {
            happens(OrderEvent.ASK_PERSON);
            report(ExecType.PENDING_NEW).send();
        }
    }

    /** Before it is routed an order waits for whoever is asked: compliance, or the trader who is to work it. */
    @Override
    protected void onAsked() {
        if (routes.isEmpty()) {
            pendingApproval();
        }
    }

    /** Refuses the order before anything was executed. Does nothing to an order that is done. */
    public void refuse(String reason) {
        if (own.isTerminal()) {
            return;
        }
        happens(OrderEvent.REJECT);
        note("rejected", "Order refused: " + reason);
        report(ExecType.REJECTED)
                .refused(ClientReport.Refusal.OTHER)
                .text(reason)
                .send();
    }

    /** Ends what no venue works on. Does nothing to an order that is done. */
    public void cancelHere(String reason) {
        if (own.isTerminal()) {
            return;
        }
        Optional<PendingRequest> request = pending.stream().findFirst();
        pending.clear();
        happens(OrderEvent.CANCEL);
        note("canceled", "Order canceled: " + reason);
        report(ExecType.CANCELED).answering(request.orElse(null)).text(reason).send();
    }

    // --- routes ---------------------------------------------------------------------------------------------------

    /** Sends the unexecuted rest to a venue. */
    public void route(String venue, String why) {
        placements().placeAll(venue, why);
    }

    void atVenue(String venue) {
        tag("venue", venue);
    }

    OrderRoutes placements() {
        return new OrderRoutes(this, routes);
    }

    RouteEndings endings() {
        return new RouteEndings(this, placements());
    }

    /** What the house does itself with an order that no venue holds. */
    public Holding holding() {
        return new Holding(this);
    }

    /** From now on the router follows this plan until the order is done. */
    public void plan(RoutingPlan newPlan) {
        plan = newPlan;
    }

    public Optional<RoutingPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /** An algorithm takes the order up: for the client it is at work from now on. */
    public void begin(AlgorithmRun first) {
        run(first, "Algorithm " + algorithm().name() + " takes the order up until " + first.until());
        happens(OrderEvent.GO_ON);
        happens(OrderEvent.ACKNOWLEDGE);
        report(ExecType.NEW).send();
    }

    /** How the algorithm goes on. */
    public void run(AlgorithmRun next, String words) {
        run = next;
        note(
                "algorithm",
                words,
                Map.of("seed", Long.toString(next.seed()), "until", next.until().toString()));
    }

    /** Empty for an order without an algorithm, or before it has begun. */
    public Optional<AlgorithmRun> run() {
        return Optional.ofNullable(run);
    }

    /** What venues may still execute. */
    public BigDecimal workingQty() {
        return placements().working();
    }

    /** Sends a part to a venue; never more than {@link #unplacedQty}. */
    public void place(Slice slice) {
        placements().place(slice);
    }

    /** Asks a venue to give its part back; the router hears when it has. */
    public void pull(Route route, String why) {
        note("pulled", "Asked back from " + route.venue() + ": " + why, Map.of("clOrdId", route.clOrdId()));
        placements().pull(route, why);
    }

    /** What is left to execute and with no venue. */
    public BigDecimal unplacedQty() {
        return placements().unplaced();
    }

    /** A part is with nobody, nobody has asked for anything else, and there is a plan for it. */
    public boolean needsRouting() {
        return plan != null && !isDone() && pending.isEmpty() && unplacedQty().signum() > 0;
    }

    /** There is a plan for it, and something to do by it. */
    boolean waitsForRouter() {
        return plan != null && !isOver();
    }

    /** Ends what cannot be placed anywhere, as its last part has ended. */
    public void giveUp(String why) {
        endings().giveUp(why);
    }

    /** The router decides what becomes of a part that has ended. */
    boolean goesOn() {
        return plan != null && !isBeingCanceled() && leavesQty().signum() > 0;
    }

    /** The venue that has all of it works on other terms. */
    void restatedTo(OrderTerms terms) {
        agreed(terms.withQuantity(terms.quantity().max(fills.cumQty())));
        happens(OrderEvent.RESTATE);
    }

    // --- requests of the client -----------------------------------------------------------------------------------

    /**
     * Asks for the order to be canceled; at once when no venue has it.
     *
     * @param clOrdId the request's own ClOrdID, or null
     */
    public void requestCancel(String clOrdId, String origClOrdId, String reason) {
        client().requestCancel(clOrdId, origClOrdId, reason);
    }

    /** Asks for other terms. The order keeps its old ones until the venue has agreed. */
    public void requestReplace(String clOrdId, String origClOrdId, OrderTerms wanted) {
        client().requestReplace(clOrdId, origClOrdId, wanted);
    }

    ClientDialogue client() {
        return new ClientDialogue(this, pending);
    }

    /** True for a ClOrdID that the order has or had, and that of a request that was taken up. */
    boolean hasHeardOf(String clOrdId) {
        return clOrdId.equals(clientOrderId()) || requestIds.contains(clOrdId);
    }

    void remember(String clOrdId) {
        if (clOrdId != null) {
            requestIds.add(clOrdId);
        }
    }

    /** @param clOrdId of the request; null keeps the order's */
    void replacedBy(String clOrdId, OrderTerms wanted) {
        agreed(wanted.withQuantity(wanted.quantity().max(fills.cumQty())));
        if (clOrdId != null) {
            remember(clientOrderId());
            clientOrderId(clOrdId);
        }
        happens(OrderEvent.REPLACE);
        note("replaced", "Replaced: " + Wording.of(side(), terms(), instrument()));
    }

    // --- executions -----------------------------------------------------------------------------------------------

    /** Takes reports of venues in the order they came; those taken before change nothing. */
    public void take(List<VenueReport> arrived) {
        var dialogue = new VenueDialogue(this);
        taking = true;
        try {
            arrived.forEach(dialogue::take);
        } finally {
            taking = false;
        }
        booking().handOver();
        new Confirming(this).follow();
    }

    void book(Execution execution) {
        fills.add(execution);
        booking().executed(execution);
        happens(OrderEvent.TRADE);
    }

    void rebook(Execution former, Execution now) {
        fills.change(former, now);
        booking().executed(now);
        happens(OrderEvent.CHANGE_TRADE);
        settleAnew();
    }

    /** Divides what was executed among accounts, whose positions it moves to; null takes the division back. */
    void divide(Allocation now) {
        Allocation before = allocation().orElse(null);
        allocate(now);
        booking().divided(before, now);
        booking().handOver();
        new Confirming(this).follow();
    }

    @Override
    protected void onCaptured() {
        new Confirming(this).follow();
    }

    /** A block that is done goes to its accounts; again when a trade was busted or corrected afterwards. */
    private void divideBlock() {
        if (block().isPresent() && allocation().isEmpty()) {
            divide(new Allocation(nextExecId(), block().orElseThrow().shares(cumQty()), now()));
        }
    }

    /** The venue works on the order on another trading day. */
    void newDay() {
        fills.newDay();
    }

    /** Null on the first trading day. */
    ClientReport.Day day() {
        if (!fills.lastOverDays()) {
            return null;
        }
        BigDecimal daysBefore = fills.cumQty().subtract(fills.dayCumQty());
        return new ClientReport.Day(
                terms().quantity().subtract(daysBefore), fills.dayCumQty(), fills.dayAveragePrice());
    }

    private Booking booking() {
        return new Booking(this, booked);
    }

    /** The status apart from pending requests. */
    OrdStatus ownStatus() {
        return own;
    }

    Fills fills() {
        return fills;
    }

    // --- reports --------------------------------------------------------------------------------------------------

    ReportBuilder report(ExecType type) {
        return new ReportBuilder(this, type);
    }

    /** The next ExecID: unique, and the same when a change is made again after a conflict. */
    String nextExecId() {
        return id() + "-" + (++reports);
    }

    // --- what others read -----------------------------------------------------------------------------------------

    /** OrdStatus (39): of the order's own status and the pending requests' the one of highest precedence. */
    public OrdStatus ordStatus() {
        return OrderStates.reported(
                own, pending.stream().map(PendingRequest::status).toList());
    }

    @Override
    public BigDecimal cumQty() {
        return fills.cumQty();
    }

    /** LeavesQty (151): zero once nothing more can be executed (for a day order also when the day is done). */
    public BigDecimal leavesQty() {
        return isOver()
                ? BigDecimal.ZERO
                : terms().quantity().subtract(fills.cumQty()).max(BigDecimal.ZERO);
    }

    /** AvgPx (6), at most eight decimals; zero without executions. */
    @Override
    public BigDecimal avgPx() {
        return fills.averagePrice();
    }

    /** Sum of quantity times price of all executions. */
    public BigDecimal turnover() {
        return fills.turnover();
    }

    public List<Execution> executions() {
        return fills.all();
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    public List<PendingRequest> pendingRequests() {
        return List.copyOf(pending);
    }

    /** Venues that may still execute a part of it. */
    public Set<String> liveVenues() {
        return placements().live().stream().map(Route::venue).collect(Collectors.toSet());
    }

    /** A cancel was asked for and is not answered yet. */
    public boolean isBeingCanceled() {
        return pending.stream().anyMatch(request -> !request.isReplace());
    }

    /** What stops are asked about. */
    public TradingStops.Target target(String venue) {
        return new TradingStops.Target(
                account(),
                Set.copyOf(List.of(owner(), placedBy())),
                instrument().symbol(),
                venue);
    }
}
