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

    /** Printed at once too, so that a run that is cut short has said what it saw. */
    void put(String figure, Object value) {
        figures.put(figure, value);
        print(figure, value);
    }

    private static void print(String figure, Object value) {
        System.out.printf(Locale.ROOT, value instanceof Double ? "%-44s %,.2f%n" : "%-44s %s%n", figure, value);
    }

    double get(String figure) {
        return ((Number) figures.get(figure)).doubleValue();
    }

    void latencies(String figure, Latencies latencies, double paceOfOneCaller) {
        latencies.into(this, figure, paceOfOneCaller);
    }

    /** Processor time an item, by process, and how busy the machine was meanwhile. */
    void processorTime(Processors before, Processors after, long items) {
        put("cpuMillisOms", (after.oms() - before.oms()) * 1000 / items);
        put("cpuMillisSimulators", (after.simulators() - before.simulators()) * 1000 / items);
        put("cpuMillisLoadGenerator", (after.loadGenerator() - before.loadGenerator()) * 1000 / items);
        double used = after.oms() + after.simulators() + after.loadGenerator();
        double usedBefore = before.oms() + before.simulators() + before.loadGenerator();
        put("coresBusy", (used - usedBefore) / ((after.nanos() - before.nanos()) / 1e9));
    }

    void write() throws IOException {
        Path folder = Path.of("target", "bench");
        Files.createDirectories(folder);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".json").toFile(), figures);
        System.out.println();
        figures.forEach(Figures::print);
    }
}
