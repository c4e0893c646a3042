package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The API against its own document, asked by a program that nobody here wrote: Schemathesis makes some fifty calls of every
 * operation, most of them wrong, and looks at every answer's status, headers, media type and shape. {@code mvn
 * -Pschemathesis verify}; needs Python 3 and a package index. {@code -Dtandem.seed=} repeats a run, {@code
 * -Dtandem.examples=} makes it longer.
 */
@Tag("schemathesis")
class SchemathesisIT {

    private static final String VERSION = "4.32.5";
    private static final Path HOME = Path.of("target", "schemathesis");
    private static final Path PROGRAM = HOME.resolve("bin").resolve("schemathesis");
    private static final String CHECKS = String.join(
            ",",
            "not_a_server_error",
            "status_code_conformance",
            "content_type_conformance",
            "response_headers_conformance",
            "response_schema_conformance",
            "unsupported_method",
            "ignored_auth");
    private static final String SEED = System.getProperty("tandem.seed", "20261122");
    private static final String EXAMPLES = System.getProperty("tandem.examples", "10");

    @TempDir
    static Path dir;

    private static TandemProcess tandem;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> obstacle = install();
        obstacle.ifPresent(why -> System.out.println("Skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        tandem = TandemProcess.withSimulators(dir.resolve("tandem"));
        tandem.start();
    }

    @AfterAll
    static void stop() {
        if (tandem != null) {
            tandem.close();
        }
    }

    /** @return why it cannot be run here; empty when it can */
    private static Optional<String> install() throws IOException, InterruptedException {
        if (Files.exists(PROGRAM)) {
            return Optional.empty();
        }
        Files.createDirectories(HOME);
        try {
            if (run(List.of("python3", "-m", "venv", HOME.toString()), HOME.resolve("venv.log"), 2) != 0) {
                return Optional.of("Python's venv does not work here, see " + HOME.resolve("venv.log"));
            }
        } catch (IOException noPython) {
            return Optional.of("there is no Python 3 here");
        }
        Path log = HOME.resolve("pip.log");
        String pip = HOME.resolve("bin").resolve("pip").toString();
        return run(List.of(pip, "install", "schemathesis==" + VERSION), log, 5) == 0
                ? Optional.empty()
                : Optional.of("pip could not install Schemathesis, see " + log);
    }

    /** People's streams never end, and a kill switch would turn everything after it away. */
    @ParameterizedTest
    @ValueSource(strings = {"partner-acme", "sandbox-trader", "sandbox-warehouse", "sandbox-buyer", "sandbox-admin"})
    void everyAnswerIsOneThatTheDocumentPromises(String client) throws Exception {
        Path report = HOME.resolve(client + ".log");
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "run", "docs/openapi.json"));
        command.addAll(List.of("--url", tandem.url("")));
        command.addAll(List.of(
                "--header", "Authorization: Bearer " + Client.as(tandem, client).token()));
        command.addAll(List.of("--phases", "coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", SEED));
        command.addAll(List.of("--checks", CHECKS, "--request-timeout", "30"));
        command.addAll(List.of("--exclude-path-regex", "stream|kill-switches", "--warnings", "off"));

        int code = run(command, report, 20);

        List<String> said = Files.readAllLines(report);
        said.stream().filter(line -> line.contains(" generated, ")).forEach(line -> System.out.println(client + line));
        assertThat(code).as("%s", String.join("\n", said)).isZero();
    }

    private static int run(List<String> command, Path log, int minutes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
