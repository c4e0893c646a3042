package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The standard's order state scenarios through real sockets, client and venue each in every version we speak. */
class OrderLifeIT {

    private static final int AT_ONCE = 12;

    @TempDir
    static Path dir;

    private static OrderLife life;

    @BeforeAll
    static void start() throws Exception {
        life = OrderLife.start(dir);
    }

    @AfterAll
    static void stop() {
        if (life != null) {
            life.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioRowForRow() {
        Map<WireReplay, Future<?>> played = new LinkedHashMap<>();
        ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
        for (WireReplay replay : life.replays()) {
            played.put(replay, players.submit(() -> {
                replay.playTo(replay.rows());
                return null;
            }));
        }
        players.shutdown();
        List<DynamicTest> tests = new ArrayList<>();
        played.forEach((replay, result) ->
                tests.add(DynamicTest.dynamicTest(replay.box(), () -> assertPlayed(replay, result))));
        assertThat(tests).hasSizeGreaterThan(80);
        return tests.stream();
    }

    private static void assertPlayed(WireReplay replay, Future<?> result) throws Throwable {
        try {
            result.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
        replay.checkQuiet(life.dropCopy());
    }
}
