package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.TandemProcess;
import quickfix.Message;
import quickfix.examples.executor.Executor;

/** The running jar between FIX programs that no one here wrote: C++ QuickFIX as client, QuickFIX/J's executor as broker. */
class IndependentPeersIT {
    /** Inside the stretch of ports that {@link TandemProcess} has found free. */
    private static final int EXECUTOR_PORT_OFFSET = 19;

    @TempDir
    static Path dir;

    private static TandemProcess tandem;
    private static Process executor;

    @BeforeAll
    static void start() throws IOException {
        tandem = TandemProcess.withSimulators(dir.resolve("tandem"));
        int executorPort = tandem.simulatorBase() + EXECUTOR_PORT_OFFSET;
        executor = startExecutor(executorPort);
        tandem.start("--tandem.sandbox.external-venue=true", "--tandem.sandbox.external-venue-port=" + executorPort);
    }

    /** Nothing broke inside, neither with these peers nor on the way out. */
    @AfterAll
    static void stop() throws IOException {
        tandem.stop();
        tandem.close();
        executor.destroyForcibly();
        executor.onExit().join();
        assertThat(tandem.troubles(0)).isEmpty();
    }

    @Test
    void tradeClientPlacesReplacesAndCancels() throws IOException {
        boolean installed = TradeClient.isInstalled();
        if (!installed) {
            System.out.println("Skipped: no C++ QuickFIX tradeclient here (Debian: apt install libquickfix-doc)");
        }
        assumeTrue(installed, "no C++ QuickFIX tradeclient");
        try (TradeClient client = TradeClient.start("CLIENT1", tandem.fixPort(), dir.resolve("tradeclient"))) {
            order(client, "T1", "195");
            assertThat(client.awaitReport("T1", "0")).contains("|39=0|", "|151=100|");
            assertThat(client.awaitReport("T1", "F")).contains("|39=2|", "|14=100|", "|151=0|", "|30=XSIM|");

            order(client, "T2", "180");
            client.awaitReport("T2", "0");
            client.act(
                    "3",
                    Map.of(
                            "SenderCompID", "CLIENT1",
                            "OrigClOrdID", "T2",
                            "ClOrdID", "T3",
                            "New price?", "y",
                            "Price", "181",
                            "New quantity?", "y",
                            "OrderQty", "200",
                            "Send replace?", "y"),
                    "Send replace?");
            assertThat(client.awaitReport("T3", "5")).contains("|41=T2|", "|44=181|", "|151=200|");
            client.act(
                    "2",
                    Map.of(
                            "SenderCompID", "CLIENT1",
                            "OrigClOrdID", "T3",
                            "ClOrdID", "T4",
                            "OrderQty", "200",
                            "Send cancel?", "y"),
                    "Send cancel?");
            assertThat(client.awaitReport("T4", "4")).contains("|41=T3|", "|39=4|", "|151=0|");
        }
    }

    @Test
    void executorFillsAnOrderSentToItAlone() throws Exception {
        try (FixClient client = FixClient.connect("FIX.4.4", "CLIENT2", tandem.fixPort(), dir.resolve("client"))) {
            client.send("35=D|11=X1|55=AAPL|54=1|38=100|40=2|44=190|59=0|100=EXT1|60=20260302-09:00:00");

            Message filled = client.awaitReport("X1", "F");
            assertThat(filled.getString(39)).isEqualTo("2");
            assertThat(filled.getDecimal(32)).isEqualByComparingTo("100");
            assertThat(filled.getDecimal(151)).isZero();
            assertThat(client.awaitReport("X1", "0").getString(37)).isEqualTo(filled.getString(37));
        }
    }

    private static void order(TradeClient client, String clOrdId, String price) {
        client.act(
                "1",
                Map.of(
                        "SenderCompID", "CLIENT1",
                        "ClOrdID", clOrdId,
                        "OrderQty", "100",
                        "Price", price,
                        "Send order?", "y"),
                "Send order?");
    }

    private static Process startExecutor(int port) throws IOException {
        Path settings = dir.resolve("executor.cfg");
        Files.writeString(
                settings,
                """
                [default]
                ConnectionType=acceptor
                FileStorePath=%s
                StartTime=00:00:00
                EndTime=00:00:00
                HeartBtInt=30
                ValidOrderTypes=1,2,F
                AlwaysFillLimitOrders=Y
                SenderCompID=EXT1
                TargetCompID=TANDEM
                UseDataDictionary=Y
                DefaultMarketPrice=189.50
                [session]
                BeginString=FIX.4.4
                SocketAcceptPort=%d
                """
                        .formatted(dir.resolve("executor"), port));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Executor.class.getName(),
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("executor.log").toFile())
                .start();
    }
}
