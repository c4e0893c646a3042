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
import org.tandemoms.trading.ClientReport;

/** Carries reports to the client whose order it is and, as copies, to the drop copy sessions. */
@Component
class ClientCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(ClientCourier.class);

    private final FixEngine engine;
    private final Instant started;

    ClientCourier(FixEngine engine, Clock clock) {
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
        ClientReport report;
        try {
            report = engine.crossing().cross(Crossing.REPORTS_OUT, ClientReport.of(message), ClientReport.class);
        } catch (Refused refused) {
            LOG.info("A route keeps back report {}: {}", message.key(), refused.getMessage());
            return Receipt.delivered();
        }
        boolean mayBeKnown = message.attempts() > 0 || message.createdAt().isBefore(started);
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

    private static void send(ClientReport report, FixSession to, boolean mayBeKnown) {
        Sessions.send(ClientWriter.write(report, to.dialect(), mayBeKnown), to);
    }
}
