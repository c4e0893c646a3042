package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Client;
import org.tandemoms.system.PartnersBooks;
import org.tandemoms.system.ShopBooks;
import org.tandemoms.system.TandemProcess;

/**
 * Goods that come back while the house dies over them, at named places and at random moments; its partners outlive it. In
 * the end every return that was acknowledged came to its end, and money and goods have moved once. {@code -Dchaos.seed=...}
 * repeats the moments, {@code -Dchaos.kills=...} says how many there are (2 otherwise, at least 1), {@code -Dchaos.points=...} names
 * the places.
 */
@Tag("chaos")
class ReturnsKilledIT {

    private static final List<String> POINTS =
            List.of(System.getProperty("chaos.points", "decision-recorded,stock-movement-written,delivered")
                    .split(","));
    private static final int RANDOM_KILLS = Integer.getInteger("chaos.kills", 2);
    private static final int SHORTEST_LIFE_MS = 500;
    private static final int LONGEST_LIFE_MS = 6_000;
    private static final int CUSTOMERS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path data;

    private TandemProcess tandem;
    private ReturnsTraffic traffic;
    private ExecutorService people;

    @Test
    void whatComesBackIsTakenInAndPaidOnceHoweverOftenTheHouseDies() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("chaos.seed=" + seed + " chaos.kills=" + RANDOM_KILLS + " chaos.points=" + POINTS);
        Random random = new Random(seed);
        people = Executors.newFixedThreadPool(CUSTOMERS + 1);
        tandem = TandemProcess.besideSimulators(data);
        traffic = new ReturnsTraffic(tandem);
        try (TandemProcess process = tandem;
                ShopBooks books = new ShopBooks(process.storePort())) {
            start();
            var opening = books.onHand();
            traffic.customersBuy(POINTS.size() + RANDOM_KILLS);
            Client.behave(tandem, PartnersBooks.PAYMENT, "{\"mode\":\"slow\",\"delayMs\":300}");

            int round = 0;
            livesFor(round++, moment(random));
            while (round < RANDOM_KILLS) {
                launch();
                livesFor(round++, moment(random));
            }
            for (String point : POINTS) {
                launch("--tandem.crash-point=" + point);
                diesAt(point, round++);
            }

            start();
            traffic.repeatUntilAnswered();
            traffic.untilQuiet(books);
            traffic.check();
            new ReturnsAudit(tandem, traffic, books).check(opening);
            System.out.printf(
                    "chaos: %d kills, %d orders, %d returns%n",
                    round, traffic.bought().size() + 1, traffic.acknowledged().size());
        } finally {
            people.shutdownNow();
        }
    }

    private void launch(String... more) {
        List<String> options = new ArrayList<>(
                List.of("--tandem.sandbox.mongo-port=" + tandem.storePort(), "--tandem.procurement.scheduled=false"));
        options.addAll(List.of(more));
        tandem.launch(options.toArray(String[]::new));
    }

    private void start() {
        launch();
        tandem.awaitReady();
        traffic.signIn();
    }

    private static Duration moment(Random random) {
        return Duration.ofMillis(SHORTEST_LIFE_MS + random.nextInt(LONGEST_LIFE_MS));
    }

    private void livesFor(int round, Duration life) throws Exception {
        List<Future<?>> busy = work(round);
        tandem.diesWithin(life);
        tandem.kill();
        join(busy);
    }

    private void diesAt(String point, int round) throws Exception {
        List<Future<?>> busy = work(round);
        boolean reached = tandem.diesWithin(PATIENCE);
        tandem.kill();
        join(busy);
        assertThat(reached).as("crash point %s is reached", point).isTrue();
    }

    /** Customers and staff, until the house is dead under them; nobody comes where it died before it was ready. */
    private List<Future<?>> work(int round) {
        List<Future<?>> busy = new ArrayList<>();
        if (tandem.becomesReady(traffic::signIn)) {
            busy.add(people.submit(this::staff));
            traffic.open(round).forEach(name -> busy.add(people.submit(() -> traffic.send(name))));
        }
        return busy;
    }

    private void staff() {
        while (tandem.isAlive()) {
            try {
                traffic.staffWorks();
            } catch (RuntimeException died) {
                // looks again as long as the house lives
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static void join(List<Future<?>> busy) throws Exception {
        for (Future<?> one : busy) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
