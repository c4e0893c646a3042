package org.tandemoms.integration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Every mapping of the home by the name of its file ({@code payment-request}). A file that does not parse fails only its users. */
final class Mappings {

    private final Map<String, Mapping> byName = new TreeMap<>();
    private final Map<String, MappingFailed> broken = new TreeMap<>();

    Mappings(IntegrationHome home) {
        for (IntegrationHome.TextFile file : home.files("mappings", "*.jq")) {
            try {
                byName.put(file.stem(), Mapping.parse(file.name(), file.text()));
            } catch (MappingFailed e) {
                broken.put(file.stem(), e);
            }
        }
    }

    Mapping get(String name) {
        if (broken.containsKey(name)) {
            throw broken.get(name);
        }
        Mapping mapping = byName.get(name);
        if (mapping == null) {
            throw new MappingFailed("There is no mappings/" + name + ".jq", null);
        }
        return mapping;
    }

    JsonNode apply(String name, JsonNode input) {
        return get(name).apply(input);
    }
}
