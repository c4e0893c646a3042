package org.tandemoms.fix;

import java.util.List;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;

/** Sends what is answered at once. Drop copies hear of refused orders too, though no order came of them. */
final class Answers {
    private final Sessions sessions;

    Answers(Sessions sessions) {
        this.sessions = sessions;
    }

    void send(FixSession to, List<ClientReport> reports) {
        for (ClientReport report : reports) {
            Sessions.send(ClientWriter.write(report, to.dialect(), false), to);
            if (report.execType() == ExecType.REJECTED) {
                sessions.all(FixSession.Role.DROP_COPY)
                        .forEach(copy -> Sessions.send(ClientWriter.write(report, copy.dialect(), false), copy));
            }
        }
    }
}
