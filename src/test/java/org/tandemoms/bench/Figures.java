package org.tandemoms.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of one bench: printed as a table, and written to {@code target/bench/<name>.json}. */
final class Figures {

    private final String name;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Figures(String name, String workload) {
        this.name = name;
        figures.put("workload", workload);
        figures.put("at", Instant.now().toString());
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    }

    void put(String figure, Object value) {
        figures.put(figure, value);
    }

    double get(String figure) {
        return ((Number) figures.get(figure)).doubleValue();
    }

    void latencies(String figure, Latencies latencies, double paceOfOneCaller) {
        latencies.into(figures, figure, paceOfOneCaller);
    }

    /** Processor time an item, by process, and how busy the machine was meanwhile. */
    void processorTime(Processors before, Processors after, long items) {
        figures.put("cpuMillisOms", (after.oms() - before.oms()) * 1000 / items);
        figures.put("cpuMillisSimulators", (after.simulators() - before.simulators()) * 1000 / items);
        figures.put("cpuMillisLoadGenerator", (after.loadGenerator() - before.loadGenerator()) * 1000 / items);
        double used = after.oms() + after.simulators() + after.loadGenerator();
        double usedBefore = before.oms() + before.simulators() + before.loadGenerator();
        figures.put("coresBusy", (used - usedBefore) / ((after.nanos() - before.nanos()) / 1e9));
    }

    void write() throws IOException {
        Path folder = Path.of("target", "bench");
        Files.createDirectories(folder);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".json").toFile(), figures);
        figures.forEach((figure, value) -> System.out.printf(
                Locale.ROOT, value instanceof Double ? "%-44s %,.2f%n" : "%-44s %s%n", figure, value));
    }
}
