package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The client in {@code src/test/jspurefix} on the npm package jspurefix, a FIX engine of its own; installed into {@code
 * target} where there is a Node.
 */
final class JspurefixClient {
    private static final Path SOURCE = Path.of("src", "test", "jspurefix");
    private static final Path HOME = Path.of("target", "jspurefix");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Path store;

    JspurefixClient(int port, Path store) {
        this.port = port;
        this.store = store;
    }

    /** @return why it cannot be run here; empty when it can */
    static Optional<String> install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(HOME.resolve("node_modules").resolve("jspurefix").resolve("package.json"))) {
            return Optional.empty();
        }
        Process npm;
        try {
            npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline")
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("npm.log").toFile())
                    .start();
        } catch (IOException noNode) {
            return Optional.of("there is no Node with npm here");
        }
        if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            return Optional.of("npm could not install jspurefix, see " + HOME.resolve("npm.log"));
        }
        return Optional.empty();
    }

    /** Plays one act of the client to its end; what it heard, in order. */
    List<JsonNode> play(String act, String password, String run) throws IOException, InterruptedException {
        File said = Files.createTempFile(HOME, act, ".log").toFile();
        Process client = new ProcessBuilder(
                        "node", "client.mjs", String.valueOf(port), store.toString(), password, run, act)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        boolean ended = client.waitFor(RawPeer.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        client.destroyForcibly();
        List<String> lines = Files.readAllLines(said.toPath());
        assertThat(ended).as("the client came to its end; it said %s", lines).isTrue();
        List<JsonNode> heard = new ArrayList<>();
        lines.stream().filter(line -> line.startsWith("{")).forEach(line -> heard.add(read(line)));
        return heard;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
