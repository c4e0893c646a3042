package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Orders for which something is still to be done, as the application's own meter tells. */
final class Backlog {

    private final TandemProcess tandem;
    private final Client admin;
    private volatile boolean room = true;

    Backlog(TandemProcess tandem) {
        this.tandem = tandem;
        this.admin = Client.as(tandem, "sandbox-admin").measuring();
    }

    long orders() {
        Client.Answer answer = admin.getPlain("/actuator/metrics/tandem.orders.unfinished");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("measurements").path(0).path("value").asLong();
    }

    /**
     * Runs work whose callers ask {@link #awaitRoom} before each order, so that the orders under way stay about that many:
     * what then comes in per second also comes to its end.
     */
    <T> T keptBelow(long most, Callable<T> work) throws Exception {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleWithFixedDelay(() -> room = orders() < most, 0, 100, TimeUnit.MILLISECONDS);
        try {
            return work.call();
        } finally {
            watch.shutdown();
            watch.awaitTermination(10, TimeUnit.SECONDS);
            room = true;
        }
    }

    void awaitRoom() {
        while (!room) {
            LockSupport.parkNanos(1_000_000);
        }
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
