package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packed application as a process of its own: started, killed as a power cut would, started again on the same data.
 * The simulated partners may run in a process of their own, so that they outlive it.
 */
public final class TandemProcess implements AutoCloseable {

    private static final String PACKED = Path.of("target", "tandem-oms.jar").toString();

    /** The same, unpacked by its own {@code extract}, where the build has done so: it starts in two thirds of the time. */
    private static final String JAR = System.getProperty("tandem.jar", PACKED);

    private static final String MORE_OPTIONS = "tandem.jvm.";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final int ports;
    private final Path data;
    private final boolean simulatorsApart;
    private Process oms;
    private Process simulators;
    private boolean packed;
    private long loggedUntilReady;

    private TandemProcess(Path data, boolean simulatorsApart) {
        this.ports = Ports.stretch();
        this.data = data;
        this.simulatorsApart = simulatorsApart;
    }

    public static TandemProcess withSimulators(Path data) {
        return new TandemProcess(data, false);
    }

    /** Runs the one file that users are given, also where the build has unpacked it. */
    TandemProcess packed() {
        packed = true;
        return this;
    }

    /** The simulators run apart and remember across a killed OMS. */
    public static TandemProcess besideSimulators(Path data) {
        TandemProcess tandem = new TandemProcess(data, true);
        tandem.simulators = tandem.run(
                "simulators",
                List.of(
                        "simulators",
                        "--tandem.data-dir=" + data.resolve("simulators"),
                        "--tandem.sandbox.base-port=" + tandem.simulatorBase(),
                        "--tandem.callback-url=" + tandem.url("")));
        return tandem;
    }

    /** Starts and waits until ready. @param more arguments, as on the command line */
    public TandemProcess start(String... more) {
        launch(more);
        awaitReady();
        return this;
    }

    /** Starts without waiting, for a start that is going to die at a crash point. */
    public void launch(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + ports,
                "--tandem.data-dir=" + data.resolve("oms"),
                "--tandem.fix.acceptor-port=" + fixPort(),
                "--tandem.sandbox.base-port=" + simulatorBase(),
                "--tandem.sandbox.simulators=" + (simulatorsApart ? "external" : "embedded")));
        arguments.addAll(List.of(more));
        oms = run("oms", arguments);
    }

    private Process run(String name, List<String> arguments) {
        try {
            Files.createDirectories(data);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
            command.addAll(jvmOptions(name));
            command.addAll(arguments);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve(name + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is run: the jar; or, for a quick look, the classes as compiled ({@code -Dtandem.classes=true}). More options
     * for the virtual machine, such as a flight recording, come by {@code -Dtandem.jvm.oms=...}, parted by spaces.
     */
    private List<String> jvmOptions(String name) {
        List<String> options = new ArrayList<>();
        String more = System.getProperty(MORE_OPTIONS + name, "");
        if (!more.isBlank()) {
            options.addAll(List.of(more.split(" ")));
        }
        if (Boolean.getBoolean("tandem.classes")) {
            String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.endsWith("test-classes"))
                    .collect(Collectors.joining(File.pathSeparator));
            options.addAll(List.of("-cp", classPath, "org.tandemoms.TandemApplication"));
        } else {
            options.addAll(List.of("-jar", packed ? PACKED : JAR));
        }
        return options;
    }

    public void awaitReady() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url("/actuator/health/readiness")))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        await("the application is ready, see " + data)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    assertThat(oms.isAlive()).as("it runs, see %s", data).isTrue();
                    return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
                });
        loggedUntilReady = logged();
    }

    /**
     * Waits until it is ready and does these things first. False when it died before they were done, over what its
     * predecessor left it or at an armed crash point.
     */
    public boolean becomesReady(Runnable firstThings) {
        try {
            awaitReady();
            firstThings.run();
            return true;
        } catch (AssertionError | RuntimeException notReady) {
            // a connection breaks a moment before the process is seen to be gone
            if (diesWithin(Duration.ofSeconds(5))) {
                return false;
            }
            throw notReady;
        }
    }

    /** How much it has logged so far, for {@link #troubles}. */
    public long logged() {
        return log().toFile().length();
    }

    /** Stack traces, and errors of our own, that it has logged while it started and since then. @param since {@link #logged} */
    public List<String> troubles(long since) throws IOException {
        byte[] all = Files.readAllBytes(log());
        int start = (int) Math.min(since, loggedUntilReady);
        String seen = new String(all, 0, start, StandardCharsets.UTF_8)
                + new String(all, (int) since, all.length - (int) since, StandardCharsets.UTF_8);
        return seen.lines()
                .filter(line -> line.contains("\tat ") || line.contains("ERROR") && line.contains("tandemoms"))
                .toList();
    }

    private Path log() {
        return data.resolve("oms.log");
    }

    /** SIGKILL: nothing is flushed, no hook runs. */
    public void kill() {
        oms.destroyForcibly();
        oms.onExit().join();
    }

    public boolean isAlive() {
        return oms.isAlive();
    }

    public boolean diesWithin(Duration atMost) {
        oms.onExit()
                .completeOnTimeout(oms, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return !oms.isAlive();
    }

    public void awaitDeath() {
        await("the armed crash point is reached, see " + data).atMost(PATIENCE).until(() -> !oms.isAlive());
    }

    /** Processor time the OMS has used, in seconds. */
    public double cpuSeconds() {
        return cpuSeconds(oms);
    }

    /** Processor time of the simulators where they run apart, in seconds; otherwise 0. */
    public double simulatorsCpuSeconds() {
        return simulators == null ? 0 : cpuSeconds(simulators);
    }

    private static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    public int simulatorBase() {
        return ports + 10;
    }

    /** For {@code tandem.sandbox.mongo-port}, where a test looks into the documents themselves. */
    public int storePort() {
        return ports + 5;
    }

    public int fixPort() {
        return ports + 1;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + ports + path;
    }

    public String simulatorUrl(int offset, String path) {
        return "http://127.0.0.1:" + (simulatorBase() + offset) + path;
    }

    public Path data() {
        return data;
    }

    @Override
    public void close() {
        end(oms, "oms");
        end(simulators, "simulators");
    }

    /** In order, as an operator would. */
    public void stop() {
        stop(oms);
    }

    private static void stop(Process process) {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    }

    /** At once; but in order where a recording has to be written first. */
    private static void end(Process process, String name) {
        if (process == null) {
            return;
        }
        if (System.getProperty(MORE_OPTIONS + name, "").contains("FlightRecording")) {
            stop(process);
        }
        process.destroyForcibly();
        process.onExit().join();
    }
}
