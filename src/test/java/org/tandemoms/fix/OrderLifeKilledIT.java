package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standard's order state scenarios with the jar killed between two of their rows: every path is cut at a random row,
 * half of them with a message already said that nobody has answered. Then each goes on where it stood, row for row.
 */
@Tag("chaos")
class OrderLifeKilledIT {

    private static final int KILLS = 3;
    private static final int AT_ONCE = 12;

    @TempDir
    Path dir;

    private final Map<String, String> wrong = new ConcurrentSkipListMap<>();
    private final Map<WireReplay, Boolean> unanswered = new ConcurrentHashMap<>();

    /** Plays a part of a path. */
    private interface Part {
        void play(WireReplay replay) throws Exception;
    }

    @Test
    void everyScenarioGoesOnWhereTheKilledJarStood() throws Exception {
        long seed = Long.getLong("tandem.test.seed", System.nanoTime());
        System.out.println("Cuts are drawn with -Dtandem.test.seed=" + seed);
        try (OrderLife life = OrderLife.start(dir)) {
            var replays = life.replays();
            for (int kill = 0; kill < KILLS; kill++) {
                Map<WireReplay, Integer> cuts = cuts(replays, new Random(seed + kill));
                together(replays, replay -> {
                    replay.playTo(cuts.get(replay));
                    if (unanswered.get(replay)) {
                        replay.beginStep();
                    }
                });
                life.killAndRestart();
                together(replays, replay -> {
                    if (unanswered.get(replay)) {
                        replay.finishStep();
                    }
                });
            }
            together(replays, replay -> {
                replay.playTo(replay.rows());
                replay.checkQuiet(life.dropCopy());
            });
        }
        assertThat(wrong).as("cuts drawn with seed %d", seed).isEmpty();
    }

    /** How far each path is played before the kill, and whether a message is then under way. */
    private Map<WireReplay, Integer> cuts(Iterable<WireReplay> replays, Random random) {
        Map<WireReplay, Integer> cuts = new ConcurrentHashMap<>();
        for (WireReplay replay : replays) {
            int left = replay.rows() - replay.done();
            int cut = replay.done() + (left == 0 ? 0 : random.nextInt(left));
            cuts.put(replay, cut);
            unanswered.put(replay, left > 0 && random.nextBoolean());
        }
        return cuts;
    }

    private void together(Iterable<WireReplay> replays, Part part) throws InterruptedException {
        ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
        for (WireReplay replay : replays) {
            if (!wrong.containsKey(replay.box())) {
                players.execute(() -> {
                    try {
                        part.play(replay);
                    } catch (Exception | AssertionError e) {
                        wrong.put(replay.box(), "row " + replay.done() + ": " + e);
                    }
                });
            }
        }
        players.shutdown();
        assertThat(players.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
    }
}
