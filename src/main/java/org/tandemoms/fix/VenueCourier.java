package org.tandemoms.fix;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.BondYields;
import org.tandemoms.trading.VenueGate;
import org.tandemoms.trading.VenueInstruction;
import quickfix.Message;

/** Carries orders, cancels and replaces to venues. */
@Component
class VenueCourier implements Courier {
    private final FixEngine engine;
    private final VenueGate gate;
    private final Securities securities;
    private final YieldSpeech yields;
    private final Instant started;

    VenueCourier(FixEngine engine, VenueGate gate, Instruments instruments, BondYields yields, Clock clock) {
        this.yields = new YieldSpeech(yields, clock);
        this.securities = new Securities(instruments);
        this.engine = engine;
        this.gate = gate;
        this.started = clock.instant();
    }

    @Override
    public String destination() {
        return VenueInstruction.DESTINATION;
    }

    @Override
    public boolean isHere() {
        return engine.running();
    }

    @Override
    public Receipt deliver(String documentId, OutboxMessage message) {
        if (!engine.running()) {
            return Receipt.later("The FIX sessions are not on this node");
        }
        VenueInstruction instruction;
        try {
            instruction =
                    engine.crossing().cross(Crossing.ORDERS_OUT, VenueInstruction.of(message), VenueInstruction.class);
        } catch (Refused refused) {
            return Receipt.dead("A route turned it away: " + refused.problem().detail());
        }
        Optional<String> stop = gate.shutFor(message.type(), instruction);
        if (stop.isPresent() && !message.createdAt().isBefore(started)) {
            return Receipt.dead(stop.get());
        }
        Optional<FixSession> venue = engine.sessions().find(FixSession.Role.VENUE, instruction.venue());
        if (venue.isEmpty()) {
            return Receipt.dead("There is no FIX session with " + instruction.venue());
        }
        if (!Sessions.connected(venue.get())) {
            boolean neverLeft = message.type().equals(VenueInstruction.ORDER)
                    && !message.createdAt().isBefore(started);
            return neverLeft && gate.takeBack(instruction)
                    ? Receipt.settled()
                    : Receipt.later(instruction.venue() + " is not connected");
        }
        Message said =
                VenueMessages.write(message.type(), instruction, venue.get().dialect(), mayBeKnown(message));
        securities.describe(said, instruction.symbol(), venue.get().dialect());
        yields.toVenue(said, instruction.symbol(), venue.get().dialect());
        Sessions.send(said, venue.get());
        CrashPoint.FIX_ORDER_SENT.reached();
        return Receipt.delivered();
    }

    /** A message left over from before this process started may have left us before; the venue tells by its ClOrdID. */
    private boolean mayBeKnown(OutboxMessage message) {
        return message.attempts() > 0 || message.createdAt().isBefore(started);
    }
}
