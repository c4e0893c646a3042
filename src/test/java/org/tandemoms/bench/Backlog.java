package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Orders for which something is still to be done, as the application's own meter tells. */
final class Backlog {

    private final TandemProcess tandem;
    private final Client admin;

    Backlog(TandemProcess tandem) {
        this.tandem = tandem;
        this.admin = Client.as(tandem, "sandbox-admin");
    }

    long orders() {
        Client.Answer answer = admin.getPlain("/actuator/metrics/tandem.orders.unfinished");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("measurements").path(0).path("value").asLong();
    }

    /** Messages of one kind that a simulated partner has received since it was last cleared. */
    long received(int offset, String kind) {
        long count = 0;
        for (var entry : Client.received(tandem, offset)) {
            count += entry.path("kind").asText().equals(kind) ? 1 : 0;
        }
        return count;
    }

    /** @return seconds until nothing is left to do for any order */
    double awaitNone() {
        long begin = System.nanoTime();
        await("every order has reached its end, see " + tandem.data())
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> orders() == 0);
        return (System.nanoTime() - begin) / 1e9;
    }
}
