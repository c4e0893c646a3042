package org.tandemoms.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A route file as plain YAML, read before Camel sees it.
 *
 * @param routes what the file declares
 * @param findings why it may not be loaded, in words for the integrator; empty when it may
 */
record RouteFile(IntegrationHome.TextFile file, List<Declared> routes, List<String> findings) {

    /** Where the outbox hands in messages: {@code direct:to-<destination>}. */
    static final String OUTBOUND = "direct:to-";

    /**
     * @param destination of the outbox that the route serves, or null
     * @param mapping that shapes its messages, or null
     */
    record Declared(String id, String destination, String mapping) {}

    static RouteFile read(IntegrationHome.TextFile file) {
        List<Declared> routes = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        try {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file.text());
            if (content instanceof List<?> entries) {
                findings.addAll(RouteRules.violations(content));
                entries.forEach(entry -> declare(entry, routes, findings));
            } else {
                findings.add("A route file is a list of entries, each beginning with '- '.");
            }
        } catch (YAMLException e) {
            findings.add("Not YAML: " + e.getMessage());
        }
        return new RouteFile(file, List.copyOf(routes), List.copyOf(findings));
    }

    String name() {
        return file.name();
    }

    List<String> destinations() {
        return routes.stream()
                .map(Declared::destination)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void declare(Object entry, List<Declared> routes, List<String> findings) {
        if (!(entry instanceof Map<?, ?> map)) {
            findings.add("An entry is not a map: " + entry);
        } else if (map.get("templatedRoute") instanceof Map<?, ?> filled) {
            routes.add(filledIn(filled, findings));
        } else if (map.get("route") instanceof Map<?, ?> route) {
            routes.add(written(route, findings));
        }
    }

    private static Declared filledIn(Map<?, ?> filled, List<String> findings) {
        String id = Objects.toString(filled.get("routeId"), "");
        if (id.isEmpty()) {
            findings.add("A templatedRoute has no routeId.");
        }
        return new Declared(
                id,
                parameter(filled, "destination").orElse(null),
                parameter(filled, "mapping").orElse(null));
    }

    private static Declared written(Map<?, ?> route, List<String> findings) {
        String id = Objects.toString(route.get("id"), "");
        if (id.isEmpty()) {
            findings.add("A route has no id.");
        }
        if (route.get("errorHandler") == null) {
            findings.add("Route " + id + " has no errorHandler: say what happens when a step fails.");
        }
        if (!RouteRules.setsKey(route)) {
            findings.add("Route " + id + " sets no idempotent key: add a setProperty named 'key'.");
        }
        String uri = route.get("from") instanceof Map<?, ?> from ? Objects.toString(from.get("uri"), "") : "";
        return new Declared(id, uri.startsWith(OUTBOUND) ? uri.substring(OUTBOUND.length()) : null, null);
    }

    private static Optional<String> parameter(Map<?, ?> filled, String name) {
        if (filled.get("parameters") instanceof List<?> parameters) {
            return parameters.stream()
                    .filter(one -> one instanceof Map<?, ?> parameter && name.equals(parameter.get("name")))
                    .map(one -> Objects.toString(((Map<?, ?>) one).get("value")))
                    .findFirst();
        }
        return Optional.empty();
    }
}
