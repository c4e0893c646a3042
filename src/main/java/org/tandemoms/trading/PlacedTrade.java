package org.tandemoms.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tandemoms.identity.Actor;

/** The part of a trade order that says what was asked for, by whom and on which terms. */
public abstract sealed class PlacedTrade extends SettlingOrder permits HeldTrade {

    private String session;
    private String account;
    private TradedInstrument instrument;
    private Side side;
    private OrderTerms terms;
    private RoutingWish routing;
    private Algorithm algorithm;
    private String locateId;
    private Block block;
    private SaleMarking marking;
    private List<OpenSale> setAside;

    /** For the mapping only. */
    PlacedTrade() {}

    PlacedTrade(String id, Placement placement, Instant now, Actor actor) {
        super(id, placement.owner(), placement.clientOrderId(), now, actor);
        session = placement.session();
        account = placement.account();
        instrument = placement.instrument();
        side = placement.side();
        terms = placement.terms();
        routing = placement.routing();
        algorithm = placement.algorithm();
        locateId = placement.locateId();
        block = placement.block();
        tag("account", account);
        if (block != null) {
            block.wanted().forEach(part -> tag("account", part.account()));
        }
        tag("instrument", instrument.symbol());
    }

    /** Other terms are agreed from now on. */
    final void agreed(OrderTerms now) {
        terms = now;
    }

    /** Other parameters of its algorithm hold from now on. */
    public final void amended(Algorithm now) {
        algorithm = now;
    }

    /** A sale of securities is found to be long or short; what it sells is set aside from now on. */
    final void marked(SaleMarking now) {
        marking = now;
        note("marked", now.words(), ShortSales.evidence(now));
    }

    /** How a plain sale of securities was marked; empty for all other orders. */
    public final Optional<SaleMarking> marking() {
        return Optional.ofNullable(marking);
    }

    /** What positions are to hear of the order's open sales; empty when that is what they heard last. */
    final List<OpenSale> newsOf(List<OpenSale> open) {
        if (marking == null || open.equals(setAside)) {
            return List.of();
        }
        setAside = open;
        return open;
    }

    /** FIX session the order came by; null when it came by REST. */
    public final String session() {
        return session;
    }

    /** Whom it is for, when it was placed for several accounts at once. */
    public final Optional<Block> block() {
        return Optional.ofNullable(block);
    }

    /** {@link Block#ACCOUNT} when it is for several. */
    public final String account() {
        return account;
    }

    public final TradedInstrument instrument() {
        return instrument;
    }

    public final Side side() {
        return side;
    }

    public final OrderTerms terms() {
        return terms;
    }

    public final RoutingWish routing() {
        return routing;
    }

    public final Algorithm algorithm() {
        return algorithm;
    }

    public final String locateId() {
        return locateId;
    }
}
