package org.tandemoms.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the home's templates and routes into a running Camel context, each file on its own: one that breaks a rule, fails a sample or
 * does not start is reported and left out, and the others start.
 */
final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);
    private static final Duration SAMPLES_WITHIN = Duration.ofSeconds(10);

    private final IntegrationHome home;
    private final Mappings mappings;
    private final RouteReport report;

    RouteLoader(IntegrationHome home, Mappings mappings, RouteReport report) {
        this.home = home;
        this.mappings = mappings;
        this.report = report;
    }

    void load(CamelContext camel) {
        for (IntegrationHome.TextFile template : home.files("templates", "*.yaml")) {
            take(camel, RouteFile.read(template), List.of());
        }
        Set<String> destinations = new HashSet<>();
        for (RouteFile file : routeFiles(home)) {
            List<String> findings = new ArrayList<>();
            file.destinations().stream()
                    .filter(destination -> !destinations.add(destination))
                    .map(taken -> "Destination " + taken + " has a route already.")
                    .forEach(findings::add);
            if (file.findings().isEmpty()) {
                findings.addAll(samplesOf(file));
            }
            take(camel, file, findings);
        }
        LOG.info("Routes from {}: {}", home.root(), report.summary());
    }

    static List<RouteFile> routeFiles(IntegrationHome home) {
        return home.files("routes", "*.yaml").stream().map(RouteFile::read).toList();
    }

    private void take(CamelContext camel, RouteFile file, List<String> more) {
        List<String> findings = new ArrayList<>(file.findings());
        findings.addAll(more);
        if (findings.isEmpty()) {
            start(camel, file, findings);
        }
        report.add(file, findings);
        if (!findings.isEmpty()) {
            LOG.error("{} is left out: {}", file.name(), String.join(" ", findings));
        }
    }

    private void start(CamelContext camel, RouteFile file, List<String> findings) {
        Set<String> before = routeIds(camel);
        try {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.fromString(file.name(), file.file().text()));
        } catch (Exception e) {
            findings.add(rootMessage(e));
            remove(camel, before);
        }
    }

    /** Takes out what a file that failed half way has left in the context. */
    private static void remove(CamelContext camel, Set<String> keep) {
        Model model = ((ModelCamelContext) camel);
        for (RouteDefinition route : List.copyOf(model.getRouteDefinitions())) {
            if (!keep.contains(route.getRouteId())) {
                try {
                    camel.getRouteController().stopRoute(route.getRouteId());
                    camel.removeRoute(route.getRouteId());
                    model.removeRouteDefinition(route);
                } catch (Exception e) {
                    LOG.debug("Route {} was not there to be removed", route.getRouteId(), e);
                }
            }
        }
    }

    private static Set<String> routeIds(CamelContext camel) {
        return ((ModelCamelContext) camel)
                .getRouteDefinitions().stream().map(RouteDefinition::getRouteId).collect(Collectors.toSet());
    }

    /** Samples run on a thread of their own and for a limited time, so that a mapping that never ends holds nothing up. */
    private List<String> samplesOf(RouteFile file) {
        CompletableFuture<List<String>> run = new CompletableFuture<>();
        Thread runner = new Thread(
                () -> {
                    try {
                        run.complete(checkSamples(file));
                    } catch (RuntimeException | StackOverflowError e) {
                        run.completeExceptionally(e);
                    }
                },
                "samples-" + file.name());
        runner.setDaemon(true);
        runner.start();
        try {
            return run.get(SAMPLES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of("Its samples took longer than " + SAMPLES_WITHIN.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            return List.of("Its samples could not be run: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("Interrupted while its samples ran.");
        }
    }

    private List<String> checkSamples(RouteFile file) {
        List<String> findings = new ArrayList<>();
        for (RouteFile.Declared route : file.routes()) {
            if (route.mapping() != null) {
                List<Sample> samples = samples(home, route.id());
                if (samples.isEmpty()) {
                    findings.add("Route " + route.id() + " has no sample in samples/" + route.id() + "/.");
                }
                samples.forEach(sample -> findings.addAll(sample.check(mappings, route.mapping())));
            }
        }
        return findings;
    }

    static List<Sample> samples(IntegrationHome home, String route) {
        return home.files("samples/" + route, "*.yaml").stream()
                .map(Sample::read)
                .toList();
    }

    static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
