package org.tandemoms.trading;

import java.time.Instant;
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
