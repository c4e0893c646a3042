package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.TandemProcess;

/** The running application between its clients' sessions and its simulated venues; started once for all that follows. */
class TradingByFixIT {
    @TempDir
    static Path dir;

    private static TandemProcess tandem;

    @BeforeAll
    static void start() {
        tandem = TandemProcess.withSimulators(dir);
        tandem.start();
    }

    /** Nothing broke inside, whatever was sent. */
    @AfterAll
    static void stop() throws IOException {
        tandem.close();
        try (Stream<String> log = Files.lines(dir.resolve("oms.log"))) {
            assertThat(log.filter(
                            line -> line.contains("\tat ") || line.contains("ERROR") && line.contains("tandemoms")))
                    .isEmpty();
        }
    }

    @Nested
    class ImpossibleOrdersOnTheWire extends ImpossibleOrders {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class VenueTroubleOnTheWire extends VenueTrouble {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class LongOnlyAccountsOnTheWire extends LongOnlyAccounts {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class OrderTypesOnTheWire extends OrderTypesLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class MarginedTradesOnTheWire extends MarginedTradesLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class AllocationsOnTheWire extends AllocationsLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }
}
