package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.GoodsElsewhere;
import org.tandemoms.system.ShopBooks;
import org.tandemoms.system.ShopRush;
import org.tandemoms.system.TandemProcess;

/**
 * The rush of {@code OversellIT} while the shop is killed again and again. Its partners outlive it; its customers ask again
 * under the same key until they know. {@code -Dtandem.seed=...} repeats the choices, {@code -Dtandem.kills=...} says how
 * often it dies (3 otherwise), {@code -Dtandem.life=...} after how many seconds (15).
 */
@Tag("chaos")
class OversellKilledIT {

    private static final int THREADS = 64;
    private static final int KILLS = Integer.getInteger("tandem.kills", 3);
    private static final Duration LIFE = Duration.ofSeconds(Long.getLong("tandem.life", 15));

    @TempDir
    static Path data;

    @Test
    void nothingIsSoldThatIsNotThereHoweverOftenTheShopDies() throws Exception {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("oversell with kills: seed " + seed);
        TandemProcess tandem = TandemProcess.besideSimulators(data);
        var sender = Executors.newSingleThreadExecutor();
        try (tandem;
                ShopBooks books = new ShopBooks(tandem.storePort())) {
            String[] options = {"--tandem.sandbox.mongo-port=" + tandem.storePort(), "--tandem.inventory.hold-for=PT20S"
            };
            tandem.start(options);
            var opening = books.onHand();
            ShopRush rush = new ShopRush(tandem, seed);
            rush.emptyTheShelves();
            rush.spreadAnItem();
            rush.slowCarrier(400);

            AtomicBoolean over = new AtomicBoolean();
            Future<?> rushing = sender.submit(() -> {
                rush.run(THREADS, over::get);
                return null;
            });
            for (int kill = 0; kill < KILLS; kill++) {
                livesFor(LIFE, rushing);
                tandem.kill();
                tandem.start(options);
            }
            livesFor(LIFE, rushing);
            await("somebody has got in by every entrance")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> rushing.isDone() || rush.hasUsedEveryEntrance());
            over.set(true);
            rushing.get(15, TimeUnit.MINUTES);
            System.out.println("oversell with kills: " + KILLS + " kills, " + rush.outcomes());
            rush.usualCarrier();
            rush.fillTheShelves();
            rush.untilQuiet(books, Duration.ofMinutes(4));
            rush.sendSomeBack();
            rush.untilQuiet(books, Duration.ofMinutes(2));

            assertThat(books.orderIds()).containsAll(rush.orders());
            rush.transfersAreSettled(books);
            GoodsElsewhere elsewhere = new GoodsElsewhere(books);
            elsewhere.nobodyMissedMoreThan(rush.notFound());
            books.nothingWasOversold(opening, elsewhere.less(rush.added()));
            books.counterIsLedger();
            books.nobodyPaidForNothing();
            await("holds of attempts that died are freed")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(books::holdsAndOrdersAgree);
        } finally {
            sender.shutdownNow();
        }
    }

    /** Time in which the shop sells; a sender that fails meanwhile fails the test. */
    private static void livesFor(Duration life, Future<?> rushing) throws ExecutionException, InterruptedException {
        LockSupport.parkNanos(life.toNanos());
        if (rushing.isDone()) {
            rushing.get();
        }
    }
}
