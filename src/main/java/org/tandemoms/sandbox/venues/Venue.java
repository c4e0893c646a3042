package org.tandemoms.sandbox.venues;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.sandbox.SampleInstrument;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;

/**
 * One simulated venue: takes requests, trades them by its style and says what became of them. Every public call is one
 * change: written to the journal first, then said.
 */
final class Venue implements Closeable {
    private final VenueProfile profile;
    private final ReferencePrices prices;
    private final VenueLedger ledger;
    private final Trading trading;
    private final OrderCheck check;
    private final VenueWire wire;
    private final Clock clock;
    private final Set<String> waitingStops = new LinkedHashSet<>();
    private final Set<String> parked = new LinkedHashSet<>();
    private final Set<String> halted = new HashSet<>();
    private final Auctions auctions = new Auctions();
    private final List<Runnable> unheard = new ArrayList<>();
    private Conduct conduct = Conduct.GOOD;

    Venue(VenueProfile profile, ReferencePrices prices, VenueLedger ledger, VenueWire wire, Clock clock) {
        this.profile = profile;
        this.prices = prices;
        this.ledger = ledger;
        this.wire = wire;
        this.clock = clock;
        this.check = new OrderCheck(profile, prices, clock);
        this.trading = switch (profile.style()) {
            case LIT -> new LitMarket(profile, prices, this::traded);
            case MIDPOINT -> new MidpointCross(prices, this::traded);
            case CARE -> new CareDesk(profile, prices, this::traded);
        };
    }

    VenueProfile profile() {
        return profile;
    }

    /** After a start: says again what may not have left before the end, and puts open orders back to work. */
    synchronized void resume() {
        ledger.unsent().forEach(entry -> wire.say(entry, Conduct.GOOD, true, ledger::sent));
        for (VenueOrder order : ledger.open()) {
            work(order.status() == OrdStatus.PENDING_NEW ? acknowledge(order) : order);
        }
        commit();
    }

    synchronized void submit(Requests.Order request) {
        Optional<VenueOrder> known = ledger.byClOrdId(request.clOrdId());
        if (known.isPresent()) {
            submitKnown(request, known.get());
        } else {
            submitNew(request);
        }
        commit();
    }

    synchronized void cancel(Requests.Cancel request) {
        if (conduct.mode() == Conduct.Mode.HANG) {
            unheard.add(() -> cancel(request));
            return;
        }
        Optional<VenueOrder> order = changeable(request, CxlRejResponseTo.ORDER_CANCEL_REQUEST);
        order.ifPresent(open -> {
            leave(open);
            ledger.reportChained(ExecType.CANCELED, ledger.put(open.canceled(request.clOrdId())));
        });
        commit();
    }

    synchronized void replace(Requests.Replace request) {
        if (conduct.mode() == Conduct.Mode.HANG) {
            unheard.add(() -> replace(request));
            return;
        }
        Requests.Cancel chain = new Requests.Cancel(request.clOrdId(), request.origClOrdId(), request.possResend());
        char responseTo = CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST;
        changeable(chain, responseTo).ifPresent(open -> {
            Terms terms = open.terms().amended(request.quantity(), request.price(), request.stopPrice());
            Optional<OrderCheck.Refusal> refusal = check.terms(terms);
            if (refusal.isPresent()) {
                ledger.rejectCancel(
                        chain, responseTo, CxlRejReason.OTHER, refusal.get().text());
            } else {
                replace(open, request.clOrdId(), terms);
            }
        });
        commit();
    }

    synchronized void status(Requests.Status request) {
        if (conduct.mode() == Conduct.Mode.HANG) {
            unheard.add(() -> status(request));
            return;
        }
        ledger.byClOrdId(request.clOrdId())
                .ifPresentOrElse(
                        order -> ledger.report(ExecType.ORDER_STATUS, order, null),
                        () -> ledger.reportUnknown(request, OrdRejReason.UNKNOWN_ORDER));
        commit();
    }

    /** The market has moved: stops trigger, orders run out of time, resting orders may trade. */
    synchronized void tick() {
        expire();
        trading.tick();
        triggerStops();
        commit();
    }

    synchronized void behave(Conduct next) {
        conduct = next;
        if (next.mode() != Conduct.Mode.HANG && next.mode() != Conduct.Mode.HALF) {
            wakeUp();
        }
    }

    /** Trading in the instrument stops: its orders rest, may be cancelled and replaced, and new ones are taken. */
    synchronized boolean halt(String symbol) {
        if (prices.instrument(symbol).isEmpty() || !halted.add(symbol)) {
            return false;
        }
        for (VenueOrder order : ledger.open()) {
            if (order.symbol().equals(symbol)) {
                leave(order);
                parked.add(order.orderId());
            }
        }
        return true;
    }

    synchronized boolean resume(String symbol) {
        boolean wasHalted = halted.remove(symbol);
        if (wasHalted) {
            wakeUp();
        }
        return wasHalted;
    }

    /**
     * Orders in the instrument are collected and nothing is traded until {@link #uncross}.
     *
     * @return false when it is called already, or cannot be here
     */
    synchronized boolean call(String symbol, Auctions.Kind kind) {
        boolean possible = profile.holdsAuctions() && prices.instrument(symbol).isPresent();
        if (!possible || !auctions.call(symbol, kind)) {
            return false;
        }
        for (VenueOrder order : ledger.open()) {
            boolean rests = !parked.contains(order.orderId()) && !waitingStops.contains(order.orderId());
            if (order.symbol().equals(symbol) && rests && order.status() != OrdStatus.PENDING_NEW) {
                trading.remove(order);
                auctions.add(order);
            }
        }
        return true;
    }

    /** Ends the call: trades at one price; what was for this auction alone and is left over expires. */
    synchronized boolean uncross(String symbol) {
        Optional<Auctions.Kind> kind = auctions.end(symbol);
        kind.ifPresent(ended -> {
            List<VenueOrder> taking = auctions.taking(ledger.open(), symbol, ended);
            Auctions.uncross(taking, trading.depth(symbol, true), trading.depth(symbol, false), prices.price(symbol))
                    .ifPresent(uncross -> settle(symbol, uncross));
            taking.forEach(auctions::remove);
            taking.stream()
                    .map(order -> ledger.byOrderId(order.orderId()))
                    .filter(VenueOrder::open)
                    .forEach(this::afterAuction);
            commit();
        });
        return kind.isPresent();
    }

    private void settle(String symbol, Uncross uncross) {
        uncross.fills().stream()
                .filter(fill -> fill.orderId() != null)
                .forEach(fill -> traded(fill.orderId(), fill.quantity(), uncross.price(), 1));
        trading.auctioned(symbol, uncross.price());
    }

    private void afterAuction(VenueOrder order) {
        if (order.terms().auction() == null) {
            work(order);
        } else {
            ledger.report(ExecType.EXPIRED, ledger.put(order.ended(OrdStatus.EXPIRED)), "The auction is over");
        }
    }

    /** @return false when there is no such trade */
    synchronized boolean bust(String reference, String execId) {
        return changed(ledger.bust(reference, execId));
    }

    /** @return false when there is no such trade */
    synchronized boolean correct(String reference, String execId, BigDecimal quantity, BigDecimal price) {
        return changed(ledger.correct(reference, execId, quantity, price));
    }

    /** What is open again is worked again. */
    private boolean changed(Optional<VenueOrder> order) {
        order.filter(changed -> !parked.contains(changed.orderId())).ifPresent(changed -> {
            leave(changed);
            if (changed.open()) {
                workUnlessHalted(changed);
            }
        });
        commit();
        return order.isPresent();
    }

    synchronized List<VenueOrder> received() {
        return ledger.received();
    }

    synchronized void clearReceived() {
        ledger.clearReceived();
    }

    synchronized Optional<Quote> quote(String symbol) {
        return trading.quote(symbol);
    }

    synchronized List<Level> depth(String symbol, boolean bids) {
        return trading.depth(symbol, bids);
    }

    @Override
    public synchronized void close() throws IOException {
        ledger.close();
    }

    private void submitKnown(Requests.Order request, VenueOrder known) {
        if (!request.possResend()) {
            ledger.rejectUnfiled(request, OrdRejReason.DUPLICATE_ORDER, "Duplicate ClOrdID " + request.clOrdId());
        } else if (parked.contains(known.orderId())) {
            unheard.add(() -> submit(request));
        } else {
            ledger.report(ExecType.ORDER_STATUS, known, null);
        }
    }

    private void submitNew(Requests.Order request) {
        VenueOrder order = ledger.receive(request);
        Optional<OrderCheck.Refusal> refusal = check.order(request);
        if (refusal.isPresent()) {
            ledger.reject(
                    ledger.put(order.ended(OrdStatus.REJECTED)),
                    refusal.get().reason(),
                    refusal.get().text());
            return;
        }
        switch (conduct.next()) {
            case ERROR ->
                ledger.reject(
                        ledger.put(order.ended(OrdStatus.REJECTED)),
                        OrdRejReason.BROKER_EXCHANGE_OPTION,
                        "The venue refuses orders for now");
            case HANG -> parked.add(order.orderId());
            case HALF -> fillHalf(acknowledge(order));
            default -> workUnlessHalted(acknowledge(order));
        }
    }

    private void workUnlessHalted(VenueOrder order) {
        if (halted.contains(order.symbol())) {
            parked.add(order.orderId());
        } else {
            work(order);
        }
    }

    private VenueOrder acknowledge(VenueOrder order) {
        VenueOrder acknowledged = ledger.put(order.acknowledged());
        ledger.report(ExecType.NEW, acknowledged, null);
        return acknowledged;
    }

    private void fillHalf(VenueOrder order) {
        BigDecimal half = order.terms()
                .quantity()
                .divide(BigDecimal.valueOf(2), 0, RoundingMode.UP)
                .min(order.terms().quantity());
        parked.add(order.orderId());
        traded(order.orderId(), half, prices.price(order.symbol()), 2);
    }

    private void work(VenueOrder order) {
        if (order.terms().waitsForTrigger() && !order.triggered()) {
            waitingStops.add(order.orderId());
            triggerStops();
        } else if (auctions.holds(order)) {
            collect(order);
        } else if (order.terms().fillOrKill() && !trading.couldFill(order)) {
            cancelUnsolicited(order, "Cannot be filled whole at once");
        } else {
            trading.enter(order);
            finish(order.orderId());
        }
    }

    private void collect(VenueOrder order) {
        if (order.terms().immediate()) {
            cancelUnsolicited(order, "Nothing is traded at once during the call to auction");
        } else {
            auctions.add(order);
        }
    }

    /** What may not rest is cancelled once it has had its chance to trade. */
    private void finish(String orderId) {
        VenueOrder order = ledger.byOrderId(orderId);
        boolean mayRest = !order.terms().immediate() && (order.terms().hasLimit() || trading.restsUnpriced());
        if (order.open() && !mayRest) {
            trading.remove(order);
            cancelUnsolicited(order, "Nothing left to trade with at once");
        }
        trading.renew(order.symbol());
    }

    private void cancelUnsolicited(VenueOrder order, String text) {
        ledger.report(ExecType.CANCELED, ledger.put(order.ended(OrdStatus.CANCELED)), text);
    }

    private void traded(String orderId, BigDecimal quantity, BigDecimal price, int liquidity) {
        VenueOrder order = ledger.put(ledger.byOrderId(orderId).filled(quantity, price));
        ledger.reportTrade(order, quantity, price, liquidity);
    }

    private void replace(VenueOrder open, String clOrdId, Terms terms) {
        long rank = trading.losesPlace(open.terms(), terms) ? ledger.nextRank() : open.rank();
        VenueOrder replaced = ledger.put(open.replaced(clOrdId, terms, rank));
        ledger.reportChained(ExecType.REPLACED, replaced);
        if (!replaced.open()) {
            leave(open);
        } else if (waitingStops.contains(open.orderId())) {
            triggerStops();
        } else if (!parked.contains(open.orderId()) && !auctions.has(open)) {
            trading.replace(open, replaced);
            finish(open.orderId());
        }
    }

    /** The order a cancel or replace may change; answers the request itself when there is none. */
    private Optional<VenueOrder> changeable(Requests.Cancel request, char responseTo) {
        Optional<VenueOrder> already = ledger.byClOrdId(request.clOrdId());
        Optional<VenueOrder> order = ledger.byClOrdId(request.origClOrdId());
        if (already.isPresent()) {
            if (request.possResend()) {
                ledger.report(ExecType.ORDER_STATUS, already.get(), null);
            } else {
                ledger.rejectCancel(request, responseTo, CxlRejReason.DUPLICATE_CLORDID_RECEIVED, "Duplicate ClOrdID");
            }
        } else if (order.isEmpty()) {
            ledger.rejectCancel(request, responseTo, CxlRejReason.UNKNOWN_ORDER, "Unknown order");
        } else if (!order.get().open()) {
            ledger.rejectCancel(request, responseTo, CxlRejReason.TOO_LATE_TO_CANCEL, "The order is no longer open");
        } else if (conduct.next() == Conduct.Mode.ERROR) {
            ledger.rejectCancel(request, responseTo, CxlRejReason.BROKER_EXCHANGE_OPTION, "The venue refuses changes");
        } else {
            return order;
        }
        return Optional.empty();
    }

    private void leave(VenueOrder order) {
        trading.remove(order);
        auctions.remove(order);
        waitingStops.remove(order.orderId());
        parked.remove(order.orderId());
    }

    private void expire() {
        for (VenueOrder order : ledger.open()) {
            if (order.terms().expiresAt() != null
                    && !clock.instant().isBefore(order.terms().expiresAt())) {
                leave(order);
                ledger.report(
                        ExecType.EXPIRED, ledger.put(order.ended(OrdStatus.EXPIRED)), "Time in force has run out");
            }
        }
    }

    private void triggerStops() {
        for (String orderId : List.copyOf(waitingStops)) {
            VenueOrder order = ledger.byOrderId(orderId);
            if (touched(order)) {
                waitingStops.remove(orderId);
                work(ledger.put(order.stopTriggered()));
            }
        }
    }

    /** A buy stop is touched from below, a sell stop from above, by the price the order would have to pay or take. */
    private boolean touched(VenueOrder order) {
        BigDecimal market = trading.quote(order.symbol())
                .map(quote -> order.buying() ? quote.ask() : quote.bid())
                .orElseGet(() -> prices.price(order.symbol()));
        int distance = market.compareTo(order.terms().stopPrice());
        return order.buying() ? distance >= 0 : distance <= 0;
    }

    private void wakeUp() {
        for (String orderId : List.copyOf(parked)) {
            VenueOrder order = ledger.byOrderId(orderId);
            if (!halted.contains(order.symbol()) && parked.remove(orderId) && order.open()) {
                work(order.status() == OrdStatus.PENDING_NEW ? acknowledge(order) : order);
            }
        }
        commit();
        List<Runnable> requests = List.copyOf(unheard);
        unheard.clear();
        requests.forEach(Runnable::run);
    }

    private void commit() {
        ledger.commit().ifPresent(entry -> wire.say(entry, conduct, false, ledger::sent));
    }

    /** The instrument behind a symbol or an ISIN. */
    Optional<SampleInstrument> instrument(String symbol, String isin) {
        Optional<SampleInstrument> bySymbol = prices.instrument(symbol);
        return bySymbol.isPresent() ? bySymbol : prices.byIsin(isin);
    }
}
