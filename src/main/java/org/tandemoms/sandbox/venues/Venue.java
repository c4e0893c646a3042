package org.tandemoms.sandbox.venues;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tandemoms.sandbox.SampleInstrument;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;

/**
 * One simulated venue: takes requests, as well or badly as it behaves at the time, and says what became of them. Every
 * call is one change: written to the journal first, then said.
 */
final class Venue implements Closeable {

    private final VenueProfile profile;
    private final ReferencePrices prices;
    private final VenueLedger ledger;
    private final Floor floor;
    private final OrderCheck check;
    private final VenueWire wire;
    private final List<Runnable> unheard = new ArrayList<>();
    private Conduct conduct = Conduct.GOOD;

    Venue(VenueProfile profile, ReferencePrices prices, VenueLedger ledger, VenueWire wire, Clock clock) {
        this.profile = profile;
        this.prices = prices;
        this.ledger = ledger;
        this.wire = wire;
        this.check = new OrderCheck(profile, prices, clock);
        this.floor = new Floor(profile, prices, ledger, clock);
    }

    VenueProfile profile() {
        return profile;
    }

    /** After a start: says again what may not have left before the end, and puts open orders back to work. */
    synchronized void resume() {
        ledger.unsent().forEach(entry -> wire.say(entry, Conduct.GOOD, true, ledger::sent));
        floor.reopen();
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
        changeable(request, CxlRejResponseTo.ORDER_CANCEL_REQUEST)
                .ifPresent(open -> floor.cancel(open, request.clOrdId()));
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
                floor.replace(open, request.clOrdId(), terms);
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
        floor.tick();
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
        return floor.halt(symbol);
    }

    synchronized boolean resume(String symbol) {
        boolean wasHalted = floor.endHalt(symbol);
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
        return floor.call(symbol, kind);
    }

    /** Ends the call: trades at one price; what was for this auction alone and is left over expires. */
    synchronized boolean uncross(String symbol) {
        boolean called = floor.uncross(symbol);
        commit();
        return called;
    }

    /** @return false when there is no such trade */
    synchronized boolean bust(String reference, String execId) {
        return changed(ledger.bust(reference, execId));
    }

    /** @return false when there is no such trade */
    synchronized boolean correct(String reference, String execId, BigDecimal quantity, BigDecimal price) {
        return changed(ledger.correct(reference, execId, quantity, price));
    }

    private boolean changed(Optional<VenueOrder> order) {
        order.ifPresent(floor::changed);
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
        return floor.quote(symbol);
    }

    /** Around which the market maker quotes. */
    BigDecimal price(String symbol) {
        return prices.price(symbol);
    }

    synchronized List<Level> depth(String symbol, boolean bids) {
        return floor.depth(symbol, bids);
    }

    @Override
    public synchronized void close() throws IOException {
        ledger.close();
    }

    private void submitKnown(Requests.Order request, VenueOrder known) {
        if (!request.possResend()) {
            ledger.rejectUnfiled(request, OrdRejReason.DUPLICATE_ORDER, "Duplicate ClOrdID " + request.clOrdId());
        } else if (floor.isSetAside(known)) {
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
            case HANG -> floor.setAside(order);
            case HALF -> floor.enterHalf(order);
            default -> floor.enter(order);
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

    private void wakeUp() {
        floor.wakeUp();
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
