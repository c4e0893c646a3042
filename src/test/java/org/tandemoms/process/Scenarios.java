package org.tandemoms.process;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The analysts' scenarios: {@code bpmn/scenarios/*.yaml}, one file for a decision or a process. */
final class Scenarios {

    static final Path MODELS = Path.of("bpmn");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Scenarios() {}

    /**
     * @param given facts that every case starts from
     */
    record ForDecision(String decision, Map<String, Object> given, List<Case> cases) {}

    /**
     * @param with facts that differ from those given
     * @param expect the outputs of the one row that fits, or a list with the outputs of all rows that fit
     */
    record Case(String name, Map<String, Object> with, JsonNode expect) {

        Case {
            with = with == null ? Map.of() : with;
        }

        Map<String, Object> facts(Map<String, Object> given) {
            Map<String, Object> facts = new LinkedHashMap<>(given);
            with.forEach((fact, value) -> {
                if (!facts.containsKey(fact)) {
                    throw new IllegalArgumentException("'%s' changes '%s', which is not given".formatted(name, fact));
                }
                facts.put(fact, value);
            });
            return facts;
        }
    }

    record ForProcess(String process, List<Way> paths) {}

    /** One way through a process: what happens in order, and the end event it reaches. */
    record Way(String name, List<Happening> happens, String ends) {}

    /**
     * @param element id of the step, message, task, timer or called process
     * @param outcome what it answers, or null
     */
    record Happening(String element, String outcome) {

        @Override
        public String toString() {
            return outcome == null ? element : element + ": " + outcome;
        }
    }

    static List<ForDecision> ofDecisions() {
        return files().filter(file -> file.has("decision"))
                .map(Scenarios::decision)
                .toList();
    }

    static List<ForProcess> ofProcesses() {
        return files().filter(file -> file.has("process"))
                .map(Scenarios::process)
                .toList();
    }

    private static ForDecision decision(JsonNode file) {
        return new ForDecision(
                text(file, "decision"),
                map(file.required("given")),
                file.required("cases")
                        .valueStream()
                        .map(one -> new Case(
                                text(one, "case"),
                                one.has("with") ? map(one.required("with")) : null,
                                one.required("expect")))
                        .toList());
    }

    private static ForProcess process(JsonNode file) {
        return new ForProcess(
                text(file, "process"),
                file.required("paths")
                        .valueStream()
                        .map(one -> new Way(
                                text(one, "path"),
                                one.required("happens")
                                        .valueStream()
                                        .map(Scenarios::happening)
                                        .toList(),
                                text(one, "ends")))
                        .toList());
    }

    private static Happening happening(JsonNode node) {
        if (node.isTextual()) {
            return new Happening(node.textValue(), null);
        }
        var only = node.properties().iterator().next();
        return new Happening(only.getKey(), only.getValue().asText());
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode node) {
        return YAML.convertValue(node, Map.class);
    }

    private static Stream<JsonNode> files() {
        return list("scenarios", ".yaml").stream().map(file -> {
            try {
                return YAML.readTree(file.toFile());
            } catch (IOException broken) {
                throw new UncheckedIOException(file + " is not readable", broken);
            }
        });
    }

    static List<Path> list(String folder, String ending) {
        try (Stream<Path> files = Files.list(MODELS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
