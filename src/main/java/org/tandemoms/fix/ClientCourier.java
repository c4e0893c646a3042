package org.tandemoms.fix;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.AllocationNotice;
import org.tandemoms.trading.BondYields;
import org.tandemoms.trading.ClientReport;
import quickfix.Message;

/** Carries reports and allocations to the client whose order it is and, as copies, to the drop copy sessions. */
@Component
class ClientCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(ClientCourier.class);

    private final FixEngine engine;
    private final YieldSpeech yields;
    private final Instant started;

    ClientCourier(FixEngine engine, BondYields yields, Clock clock) {
        this.yields = new YieldSpeech(yields, clock);
        this.engine = engine;
        this.started = clock.instant();
    }

    @Override
    public String destination() {
        return ClientReport.DESTINATION;
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
        if (message.type().equals(AllocationNotice.TYPE)) {
            tell(AllocationNotice.of(message), mayBeKnown(message));
            return Receipt.delivered();
        }
        ClientReport report;
        try {
            report = engine.crossing().cross(Crossing.REPORTS_OUT, ClientReport.of(message), ClientReport.class);
        } catch (Refused refused) {
            LOG.info("A route keeps back report {}: {}", message.key(), refused.getMessage());
            return Receipt.delivered();
        }
        boolean mayBeKnown = mayBeKnown(message);
        if (report.session() != null) {
            engine.sessions()
                    .find(FixSession.Role.CLIENT, report.session())
                    .ifPresentOrElse(
                            client -> send(report, client, mayBeKnown),
                            () -> LOG.warn(
                                    "Report {} is for session {}, which is gone", message.key(), report.session()));
        }
        engine.sessions().all(FixSession.Role.DROP_COPY).forEach(copy -> send(report, copy, mayBeKnown));
        CrashPoint.CLIENT_REPORT_SENT.reached();
        return Receipt.delivered();
    }

    private boolean mayBeKnown(OutboxMessage message) {
        return message.attempts() > 0 || message.createdAt().isBefore(started);
    }

    /** Whoever has asked for the division has its report already, and gets the confirmations. */
    private void tell(AllocationNotice notice, boolean mayBeKnown) {
        if (notice.session() != null) {
            engine.sessions()
                    .find(FixSession.Role.CLIENT, notice.session())
                    .ifPresent(client -> tell(notice, client, !notice.asked(), mayBeKnown));
        }
        engine.sessions().all(FixSession.Role.DROP_COPY).forEach(copy -> tell(notice, copy, true, mayBeKnown));
    }

    private static void tell(AllocationNotice notice, FixSession to, boolean withReport, boolean mayBeKnown) {
        if (to.dialect() == Dialect.FIX42) {
            return; // has neither message
        }
        if (withReport) {
            Sessions.send(AllocationWriter.report(notice, to.dialect(), mayBeKnown), to);
        }
        for (int share = 0; share < notice.shares().size(); share++) {
            Sessions.send(AllocationWriter.confirmation(notice, share, mayBeKnown), to);
        }
    }

    private void send(ClientReport report, FixSession to, boolean mayBeKnown) {
        Message plain = ClientWriter.write(report, to.dialect(), mayBeKnown);
        Sessions.send(yields.toClient(plain, report, to.dialect()), to);
    }
}
