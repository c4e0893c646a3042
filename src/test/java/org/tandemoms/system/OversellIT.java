package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty-four threads after five items through every entrance. The seed is printed; {@code -Dtandem.seed=...} repeats its
 * choices, though never the same interleaving.
 */
class OversellIT {

    private static final int THREADS = 64;

    @TempDir
    static Path data;

    @Test
    void nothingIsSoldThatIsNotThereAndNothingStaysBehind() throws Exception {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("oversell: seed " + seed);
        TandemProcess tandem = TandemProcess.withSimulators(data);
        try (tandem;
                ShopBooks books = new ShopBooks(tandem.storePort())) {
            tandem.start("--tandem.sandbox.mongo-port=" + tandem.storePort(), "--tandem.inventory.hold-for=PT20S");
            var opening = books.onHand();
            ShopRush rush = new ShopRush(tandem, seed);
            rush.emptyTheShelves();
            rush.spreadAnItem();
            rush.slowCarrier(400);

            long enough = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            long tooLong = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            rush.run(
                    THREADS,
                    () -> System.nanoTime() > enough && rush.hasUsedEveryEntrance() || System.nanoTime() > tooLong);
            System.out.println("oversell: " + rush.outcomes());
            rush.usualCarrier();
            rush.fillTheShelves();
            rush.untilQuiet(books, Duration.ofSeconds(120));
            rush.sendSomeBack();
            rush.untilQuiet(books, Duration.ofSeconds(60));

            assertThat(books.orderIds()).containsAll(rush.orders());
            rush.transfersAreSettled(books);
            GoodsElsewhere elsewhere = new GoodsElsewhere(books);
            elsewhere.nobodyMissedMoreThan(rush.notFound());
            books.nothingWasOversold(opening, elsewhere.less(rush.added()));
            books.counterIsLedger();
            books.nobodyPaidForNothing();
            await("holds of attempts that failed are freed")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(books::holdsAndOrdersAgree);
            assertThat(rush.outcomes().keySet())
                    .as("every entrance was used with success")
                    .containsAll(ShopRush.ENTRANCES);
        }
    }
}
