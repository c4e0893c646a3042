package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import quickfix.field.ExecType;
import quickfix.field.OrdStatus;

/**
 * The open orders of one venue, each in one place: at work, waiting for its stop, collected for an auction, or set aside
 * while its instrument is halted or the venue does not answer. Callers hold the venue's lock and commit its ledger.
 */
final class Floor {

    private final VenueProfile profile;
    private final ReferencePrices prices;
    private final VenueLedger ledger;
    private final Trading trading;
    private final Clock clock;
    private final Auctions auctions = new Auctions();
    private final Set<String> waitingStops = new LinkedHashSet<>();
    private final Set<String> setAside = new LinkedHashSet<>();
    private final Set<String> halted = new HashSet<>();

    Floor(VenueProfile profile, ReferencePrices prices, VenueLedger ledger, Clock clock) {
        this.profile = profile;
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
        this.trading = switch (profile.style()) {
            case LIT -> new LitMarket(profile, prices, this::traded);
            case MIDPOINT -> new MidpointCross(prices, this::traded);
            case CARE -> new CareDesk(profile, prices, this::traded);
        };
    }

    // --- orders come and go ---------------------------------------------------------------------------------------

    /** After a start: puts open orders back to work. */
    void reopen() {
        ledger.open().forEach(this::goOn);
    }

    /** Takes a new order. */
    void enter(VenueOrder order) {
        workUnlessHalted(acknowledge(order));
    }

    /** Takes a new order and executes half of it; the rest is set aside. */
    void enterHalf(VenueOrder order) {
        VenueOrder acknowledged = acknowledge(order);
        BigDecimal quantity = acknowledged.terms().quantity();
        BigDecimal half =
                quantity.divide(BigDecimal.valueOf(2), 0, RoundingMode.UP).min(quantity);
        setAside(acknowledged);
        traded(acknowledged.orderId(), half, prices.price(acknowledged.symbol()), 2);
    }

    /** Nothing happens to the order until {@link #wakeUp}. */
    void setAside(VenueOrder order) {
        setAside.add(order.orderId());
    }

    boolean isSetAside(VenueOrder order) {
        return setAside.contains(order.orderId());
    }

    void cancel(VenueOrder open, String clOrdId) {
        leave(open);
        ledger.reportChained(ExecType.CANCELED, ledger.put(open.canceled(clOrdId)));
    }

    void replace(VenueOrder open, String clOrdId, Terms terms) {
        long rank = trading.losesPlace(open.terms(), terms) ? ledger.nextRank() : open.rank();
        VenueOrder replaced = ledger.put(open.replaced(clOrdId, terms, rank));
        ledger.reportChained(ExecType.REPLACED, replaced);
        if (!replaced.open()) {
            leave(open);
        } else if (waitingStops.contains(open.orderId())) {
            triggerStops();
        } else if (!isSetAside(open) && !auctions.has(open)) {
            trading.replace(open, replaced);
            finish(open.orderId());
        }
    }

    /** A trade was busted or corrected: what is open again is worked again. */
    void changed(VenueOrder order) {
        if (isSetAside(order)) {
            return;
        }
        leave(order);
        if (order.open()) {
            workUnlessHalted(order);
        }
    }

    /** The market has moved: stops trigger, orders run out of time, resting orders may trade. */
    void tick() {
        expire();
        trading.tick();
        triggerStops();
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

    // --- halts and auctions ---------------------------------------------------------------------------------------

    /** Trading in the instrument stops: its orders rest, may be cancelled and replaced, and new ones are taken. */
    boolean halt(String symbol) {
        if (prices.instrument(symbol).isEmpty() || !halted.add(symbol)) {
            return false;
        }
        for (VenueOrder order : ledger.open()) {
            if (order.symbol().equals(symbol)) {
                leave(order);
                setAside(order);
            }
        }
        return true;
    }

    /** @return false when it was not halted */
    boolean endHalt(String symbol) {
        return halted.remove(symbol);
    }

    /** Puts to work what was set aside and is not halted. */
    void wakeUp() {
        for (String orderId : List.copyOf(setAside)) {
            VenueOrder order = ledger.byOrderId(orderId);
            if (!halted.contains(order.symbol()) && setAside.remove(orderId) && order.open()) {
                goOn(order);
            }
        }
    }

    /**
     * Orders in the instrument are collected and nothing is traded until {@link #uncross}.
     *
     * @return false when it is called already, or cannot be here
     */
    boolean call(String symbol, Auctions.Kind kind) {
        boolean possible = profile.holdsAuctions() && prices.instrument(symbol).isPresent();
        if (!possible || !auctions.call(symbol, kind)) {
            return false;
        }
        for (VenueOrder order : ledger.open()) {
            boolean rests = !isSetAside(order) && !waitingStops.contains(order.orderId());
            if (order.symbol().equals(symbol) && rests && order.status() != OrdStatus.PENDING_NEW) {
                trading.remove(order);
                auctions.add(order);
            }
        }
        return true;
    }

    /** Ends the call: trades at one price; what was for this auction alone and is left over expires. */
    boolean uncross(String symbol) {
        Optional<Auctions.Kind> kind = auctions.end(symbol);
        kind.ifPresent(ended -> {
            List<VenueOrder> taking = auctions.taking(ledger.open(), symbol, ended);
            Auctions.uncross(taking, depth(symbol, true), depth(symbol, false), prices.price(symbol))
                    .ifPresent(uncross -> settle(symbol, uncross));
            taking.forEach(auctions::remove);
            taking.stream()
                    .map(order -> ledger.byOrderId(order.orderId()))
                    .filter(VenueOrder::open)
                    .forEach(this::afterAuction);
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

    // --- at work --------------------------------------------------------------------------------------------------

    Optional<Quote> quote(String symbol) {
        return trading.quote(symbol);
    }

    List<Level> depth(String symbol, boolean bids) {
        return trading.depth(symbol, bids);
    }

    private void goOn(VenueOrder order) {
        work(order.status() == OrdStatus.PENDING_NEW ? acknowledge(order) : order);
    }

    private VenueOrder acknowledge(VenueOrder order) {
        VenueOrder acknowledged = ledger.put(order.acknowledged());
        ledger.report(ExecType.NEW, acknowledged, null);
        return acknowledged;
    }

    private void workUnlessHalted(VenueOrder order) {
        if (halted.contains(order.symbol())) {
            setAside(order);
        } else {
            work(order);
        }
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

    private void leave(VenueOrder order) {
        trading.remove(order);
        auctions.remove(order);
        waitingStops.remove(order.orderId());
        setAside.remove(order.orderId());
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
}
