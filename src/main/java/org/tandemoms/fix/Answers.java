package org.tandemoms.fix;

import java.util.List;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;

/** Sends what is answered at once. Drop copies hear of refused orders too, though no order came of them. */
final class Answers {
    private final Sessions sessions;
    private final YieldSpeech yields;

    Answers(Sessions sessions, YieldSpeech yields) {
        this.sessions = sessions;
        this.yields = yields;
    }

    void send(FixSession to, List<ClientReport> reports) {
        for (ClientReport report : reports) {
            say(report, to);
            if (report.execType() == ExecType.REJECTED) {
                sessions.all(FixSession.Role.DROP_COPY).forEach(copy -> say(report, copy));
            }
        }
    }

    private void say(ClientReport report, FixSession to) {
        Sessions.send(yields.toClient(ClientWriter.write(report, to.dialect(), false), report, to.dialect()), to);
    }
}
