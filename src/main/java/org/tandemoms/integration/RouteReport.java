package org.tandemoms.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which route files are in force and which were left out and why; shown under {@code integrations} in the actuator's health. */
final class RouteReport {

    private final Map<String, List<String>> inForce = new TreeMap<>();
    private final Map<String, List<String>> leftOut = new TreeMap<>();

    synchronized void add(RouteFile file, List<String> findings) {
        if (findings.isEmpty()) {
            inForce.put(
                    file.name(),
                    file.routes().stream().map(RouteFile.Declared::id).toList());
        } else {
            leftOut.put(file.name(), List.copyOf(findings));
        }
    }

    synchronized Map<String, List<String>> inForce() {
        return Map.copyOf(inForce);
    }

    synchronized Map<String, List<String>> leftOut() {
        return Map.copyOf(leftOut);
    }

    synchronized String summary() {
        List<String> routes = new ArrayList<>();
        inForce.values().forEach(routes::addAll);
        String text = String.join(", ", routes);
        return leftOut.isEmpty() ? text : text + "; left out: " + String.join(", ", leftOut.keySet());
    }
}
