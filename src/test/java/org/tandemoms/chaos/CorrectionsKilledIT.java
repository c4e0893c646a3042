package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.chaos.CorrectedBooks.Traded;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;
import quickfix.Message;
import quickfix.field.CumQty;

/**
 * Venues bust and correct trades that have settled, the custodian lacks securities for a while, and cancels cross with
 * fills, while the house is killed again and again: at crash points, and at random moments. Venues, custodian and client
 * live on. In the end everybody's books say what the venues' last word says. {@code -Dchaos.seed=...} repeats the choices,
 * {@code -Dchaos.kills=...} says how often it dies (5 otherwise).
 */
@Tag("chaos")
class CorrectionsKilledIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Duration AT_REST = Duration.ofMinutes(5);

    /** What the lives of the house are about, in turn; orders of their own for each turn. */
    private static final int SCRIPTS = 5;

    private static final int ORDERS = 5;

    private static final List<CrashPoint> POINTS = List.of(
            CrashPoint.VENUE_REPORT_RECEIVED,
            CrashPoint.EXECUTION_STORED,
            CrashPoint.CLIENT_REPORT_SENT,
            CrashPoint.POSITION_WRITTEN,
            CrashPoint.TRADE_CAPTURED,
            CrashPoint.DELIVERED,
            CrashPoint.BEFORE_CORRELATION,
            CrashPoint.CORRELATED,
            CrashPoint.BEFORE_ENGINE_COMMIT,
            CrashPoint.ENGINE_COMMITTED);

    @TempDir
    static Path data;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final int kills = Integer.getInteger("chaos.kills", SCRIPTS);
    private final Random random = new Random(seed);
    private final List<CrashPoint> points = new ArrayList<>(POINTS);
    private final List<String> diedAt = new ArrayList<>();
    private TandemProcess tandem;
    private Outside outside;
    private FixTraffic fix;

    @Test
    void whatVenuesTakeBackIsTakenBackByEverybodyOnce() throws Exception {
        System.out.println("chaos.seed=" + seed + " chaos.kills=" + kills);
        Collections.shuffle(points, random);
        try (TandemProcess process = TandemProcess.besideSimulators(data)) {
            tandem = process.start();
            outside = new Outside(tandem, random);
            try (FixTraffic client = new FixTraffic(tandem, data.resolve("client1"))) {
                fix = client;
                fix.lookAtTheMarket();
                fix.awaitLogon();
                assertThat(position().isMissingNode()).as("nothing is held yet").isTrue();
                for (int order = 0; order < ORDERS * ((kills + SCRIPTS - 1) / SCRIPTS); order++) {
                    fix.send("" + order);
                }
                awaitRest();
                tandem.kill();
                for (int life = 0; life < kills; life++) {
                    live(life);
                }
                tandem.start();
                fix.awaitLogon();
                outside.custodianLacksSecurities(false);
                awaitRest();
                check();
            }
        }
        System.out.printf(
                "corrections: %d kills (%s), %d orders, %d busts and corrections%n",
                kills, String.join(", ", diedAt), fix.sent().size(), outside.changes());
    }

    /** One life: the house is told of the script's changes, dies, and misses one more while it is dead. */
    private void live(int life) {
        int script = life % SCRIPTS;
        boolean armed = script % 2 == 0;
        CrashPoint point = script == 4 ? CrashPoint.DECISION_RECORDED : points.get(0);
        tandem.launch(armed ? new String[] {"--tandem.crash-point=" + point.label()} : new String[0]);
        boolean ready = isReadyBeforeDeath();
        play(script, life / SCRIPTS);
        if (armed) {
            untilDeadOr(() -> script == 4 && retriesForever());
            assertThat(tandem.isAlive()).as("%s is reached", point).isFalse();
            Collections.rotate(points, script == 4 ? 0 : -1);
        } else {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(3_000)).toNanos());
        }
        tandem.kill();
        diedAt.add((armed ? point.label() : "at random") + (ready ? "" : " while starting"));
        outside.venuesBehave("ok");
        outside.correctPrice(order(random.nextInt(ORDERS), life / SCRIPTS));
    }

    private void play(int script, int turn) {
        switch (script) {
            case 0 -> {
                outside.correctPrice(order(0, turn));
                outside.bust(order(1, turn));
                outside.correctQuantity(order(2, turn));
            }
            case 1 -> {
                outside.correctPrice(order(0, turn));
                halfFilled("x" + turn);
                outside.venuesBehave("hang");
                fix.cancel("F-x" + turn);
            }
            case 2 -> {
                outside.custodianLacksSecurities(true);
                outside.correctPrice(order(3, turn));
                outside.bust(order(4, turn));
            }
            case 3 -> {
                untilDeadOr(() -> isWaitingForAPerson(order(3, turn)));
                outside.correctPrice(order(3, turn));
                retryFails();
                halfFilled("y" + turn);
                fix.cancel("F-y" + turn);
            }
            default -> {
                untilDeadOr(() -> isWaitingForAPerson(order(3, turn)));
                outside.bust(fix.acknowledged().get("F-x" + turn));
                outside.bust(fix.acknowledged().get("F-y" + turn));
                outside.custodianLacksSecurities(false);
            }
        }
    }

    /**
     * The venue fills the half of a new order and lets the rest lie until it is told to behave. A cancel may come before
     * that or too late; too late it is for sure where the venue hears nothing meanwhile.
     */
    private void halfFilled(String name) {
        outside.venuesBehave("half");
        fix.send(name);
        untilDeadOr(() -> !executed(fix.acknowledged().get("F-" + name)).equals("0"));
    }

    private String executed(String id) {
        List<Message> reports = id == null ? List.of() : fix.reportsOf(id);
        return reports.isEmpty() ? "0" : FixTraffic.text(reports.get(reports.size() - 1), CumQty.FIELD);
    }

    private String order(int number, int turn) {
        return fix.acknowledged().get("F-" + (turn * ORDERS + number));
    }

    private boolean isWaitingForAPerson(String id) {
        return !ops().get("/tasks?orderId=" + id).body().path("items").isEmpty();
    }

    /** Operations has every failed settlement tried again. */
    private void retryFails() {
        try {
            for (JsonNode task :
                    ops().get("/tasks?process=trade-settlement").body().path("items")) {
                ops().post(
                                "/tasks/" + task.path("id").asText() + "/complete",
                                "{\"outcome\":\"RETRY\",\"comment\":\"They have borrowed it\"}");
            }
        } catch (RuntimeException died) {
            assertThat(diesSoon()).as("only a kill keeps operations from it").isTrue();
        }
    }

    private boolean retriesForever() {
        retryFails();
        return false;
    }

    private Client ops() {
        return Client.as(tandem, "sandbox-ops");
    }

    private boolean isReadyBeforeDeath() {
        try {
            tandem.awaitReady();
        } catch (AssertionError | RuntimeException notReady) {
            if (!diesSoon()) {
                throw notReady;
            }
        }
        untilDeadOr(fix::isLoggedOn);
        return tandem.isAlive();
    }

    private boolean diesSoon() {
        try {
            await().atMost(Duration.ofSeconds(5)).until(() -> !tandem.isAlive());
            return true;
        } catch (ConditionTimeoutException stillAlive) {
            return false;
        }
    }

    /** A question that dies with the house is answered by its death. */
    private void untilDeadOr(BooleanSupplier seen) {
        await().atMost(SOON).until(() -> {
            try {
                return !tandem.isAlive() || seen.getAsBoolean();
            } catch (RuntimeException died) {
                return diesSoon();
            }
        });
    }

    private void awaitRest() {
        CorrectedBooks books = new CorrectedBooks(tandem);
        for (String name : fix.sent()) {
            await(name + " is filled or cancelled and settled")
                    .atMost(AT_REST)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        retryFails();
                        return books.isAtRest(fix.acknowledged().getOrDefault(name, "not-yet"));
                    });
        }
    }

    private void check() {
        CorrectedBooks books = new CorrectedBooks(tandem);
        Traded all = Traded.NOTHING;
        for (String name : fix.sent()) {
            String id = fix.acknowledged().get(name);
            await("the client has heard all of " + name).atMost(SOON).untilAsserted(() -> {
                assertThat(CorrectedBooks.changesTold(fix.reportsOf(id)))
                        .as("busts and corrections of %s that the client was told", id)
                        .isEqualTo(outside.changesOf(id));
                books.check(id, fix.reportsOf(id));
            });
            all = all.plus(books.atVenues(id));
        }
        fix.noExecIdTwiceWithAnotherContent();
        Traded traded = all;
        await("the position is what the venues' executions say")
                .atMost(SOON)
                .untilAsserted(() -> holds(position(), traded));
        assertThat(ops().get("/dead-letters").body().path("items")).isEmpty();
    }

    private static void holds(JsonNode position, Traded traded) {
        BigDecimal average = CorrectedBooks.decimal(position, "averagePrice");
        assertThat(CorrectedBooks.decimal(position, "quantity")).isEqualByComparingTo(traded.quantity());
        assertThat(CorrectedBooks.decimal(position, "cost")).isEqualByComparingTo(traded.notional());
        assertThat(average)
                .isEqualByComparingTo(
                        traded.notional().divide(traded.quantity(), average.scale(), RoundingMode.HALF_EVEN));
    }

    private JsonNode position() {
        return ops().get("/positions?account=FUND-A&symbol=" + TradeTraffic.SYMBOL)
                .body()
                .at("/items/0");
    }
}
