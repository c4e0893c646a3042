package org.tandemoms.fix;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The example client of C++ QuickFIX, as Debian packs it ({@code libquickfix-doc}), worked by its prompts as a person would. */
final class TradeClient implements AutoCloseable {
    private static final Path PACKED =
            Path.of("/usr/share/doc/libquickfix-doc/examples/tradeclient/.libs/tradeclient.gz");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PROMPT = Pattern.compile("\\n((?!IN:|OUT:)[A-Za-z ]+\\??): ");
    private static final Pattern RECEIVED = Pattern.compile("IN: (8=FIX[^\\n]*)");

    private final Process process;
    private final StringBuffer shown = new StringBuffer();
    private int read;

    private TradeClient(Process process) {
        this.process = process;
        Thread reader = new Thread(this::readAll, "tradeclient");
        reader.setDaemon(true);
        reader.start();
    }

    static boolean isInstalled() {
        return Files.exists(PACKED);
    }

    static TradeClient start(String compId, int port, Path home) throws IOException {
        Files.createDirectories(home);
        Path program = home.resolve("tradeclient");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(PACKED))) {
            Files.write(program, packed.readAllBytes());
        }
        program.toFile().setExecutable(true);
        Path settings = home.resolve("tradeclient.cfg");
        Files.writeString(
                settings,
                """
                [DEFAULT]
                ConnectionType=initiator
                ReconnectInterval=1
                FileStorePath=%s
                FileLogPath=%s
                StartTime=00:00:00
                EndTime=00:00:00
                UseDataDictionary=N
                SocketConnectHost=127.0.0.1
                SocketConnectPort=%d
                HeartBtInt=30
                [SESSION]
                BeginString=FIX.4.4
                SenderCompID=%s
                TargetCompID=TANDEM
                """
                        .formatted(home.resolve("store"), home.resolve("log"), port, compId));
        Process process = new ProcessBuilder(program.toString(), settings.toString())
                .redirectErrorStream(true)
                .start();
        TradeClient client = new TradeClient(process);
        await().atMost(PATIENCE).until(() -> client.shown.indexOf("Logon - ") >= 0);
        return client;
    }

    /** Works through one dialogue: an action of the menu, then an answer to every question until it is sent. */
    void act(String action, Map<String, String> answers, String lastQuestion) {
        answer("Action", action);
        Map<String, String> all = new HashMap<>(Map.of(
                "BeginString", "5",
                "TargetCompID", "TANDEM",
                "Use a TargetSubID?", "n",
                "Symbol", "AAPL",
                "Side", "1",
                "OrdType", "2",
                "TimeInForce", "1"));
        all.putAll(answers);
        String question;
        do {
            question = nextPrompt();
            say(Optional.ofNullable(all.get(question)).orElseThrow());
        } while (!question.equals(lastQuestion));
    }

    /** The first message with this ClOrdID and ExecType, once it has come. */
    String awaitReport(String clOrdId, String execType) {
        return await().atMost(PATIENCE)
                .until(() -> report(clOrdId, execType), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> report(String clOrdId, String execType) {
        return RECEIVED.matcher(shown)
                .results()
                .map(found -> found.group(1).replace('\u0001', '|'))
                .filter(message ->
                        message.contains("|11=" + clOrdId + "|") && message.contains("|150=" + execType + "|"))
                .findFirst();
    }

    private void answer(String question, String words) {
        String asked = nextPrompt();
        if (!asked.equals(question)) {
            throw new IllegalStateException("Expected to be asked " + question + ", was asked " + asked);
        }
        say(words);
    }

    private String nextPrompt() {
        Matcher prompt = await().atMost(PATIENCE)
                .until(() -> PROMPT.matcher(shown.substring(read)), matcher -> matcher.reset()
                        .find());
        read += prompt.end();
        return prompt.group(1);
    }

    private void say(String words) {
        try {
            process.getOutputStream().write((words + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readAll() {
        try (Reader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (int next = out.read(); next >= 0; next = out.read()) {
                shown.append((char) next);
            }
        } catch (IOException e) {
            shown.append("\n").append(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
