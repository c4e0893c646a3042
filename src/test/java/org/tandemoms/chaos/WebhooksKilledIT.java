package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.partner.Receiver;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Events across kill -9 and a receiver that is away: each order's end is told, under an id that does not change. */
@Tag("chaos")
class WebhooksKilledIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int ORDERS = 40;

    @TempDir
    static Path data;

    @Test
    void nothingThatHappenedIsLeftUntold() throws Exception {
        try (TandemProcess tandem = TandemProcess.besideSimulators(data);
                Receiver first = new Receiver()) {
            tandem.start();
            Client acme = Client.as(tandem, "partner-acme");
            acme.post(
                    "/webhooks",
                    "{\"url\":\"" + first.url() + "\",\"events\":[\"order.completed\"]}",
                    "Idempotency-Key",
                    "hook");

            List<String> placed = new ArrayList<>(place(acme, 0));
            tandem.kill();
            first.answers(503);
            tandem.start();
            acme = Client.as(tandem, "partner-acme");
            placed.addAll(place(acme, ORDERS));
            await().atMost(SOON).until(() -> first.taken().size() >= 5);
            tandem.kill();
            first.answers(200);
            int away = first.taken().size();
            tandem.start();

            await("every order's completion is told").atMost(SOON).untilAsserted(() -> assertThat(completed(first))
                    .containsAll(placed));
            assertThat(first.taken().subList(away, first.taken().size()).stream()
                            .map(Receiver.Taken::eventId)
                            .distinct()
                            .count())
                    .as("one event for each order")
                    .isLessThanOrEqualTo(placed.size());
        }
    }

    private static List<String> place(Client acme, int from) {
        return IntStream.range(from, from + ORDERS)
                .mapToObj(i -> acme.post(
                                "/sales-orders",
                                Client.goods("told-" + i, "TEA-EARL-100", 1, false),
                                "Idempotency-Key",
                                "told-" + i)
                        .body()
                        .path("id")
                        .asText())
                .toList();
    }

    private static List<String> completed(Receiver receiver) {
        return receiver.taken().stream()
                .map(event -> event.body().at("/order/id").asText())
                .toList();
    }
}
