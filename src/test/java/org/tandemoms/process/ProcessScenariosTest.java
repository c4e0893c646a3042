package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of every process runs on the engine as told, and together they pass every element and every flow. */
@DisplayName("Processes take the ways their scenarios tell")
class ProcessScenariosTest {

    private static final Map<String, String> COVERAGE = new LinkedHashMap<>();

    @AfterAll
    static void printCoverage() {
        System.out.println("Elements and flows of processes passed by scenarios:");
        COVERAGE.forEach((process, passed) -> System.out.printf("  %-20s %s%n", process, passed));
    }

    @TestFactory
    Stream<DynamicContainer> scenarios() {
        return Scenarios.ofProcesses().stream().map(ProcessScenariosTest::paths);
    }

    @Test
    @DisplayName("Every process has scenarios")
    void everyProcessHasScenarios() {
        assertThat(Scenarios.ofProcesses().stream().map(file -> file.process() + ".bpmn"))
                .containsExactlyInAnyOrderElementsOf(Scenarios.list("processes", ".bpmn").stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    private static DynamicContainer paths(Scenarios.ForProcess file) {
        ScriptedProcess process = new ScriptedProcess(file.process());
        Stream<DynamicNode> ways = file.paths().stream()
                .map(way -> dynamicTest(
                        way.name(), () -> assertThat(process.play(way)).isEqualTo(way.ends())));
        Stream<DynamicNode> coverage = Stream.of(dynamicTest("every element and every flow is passed", () -> {
            process.close();
            COVERAGE.put(
                    file.process(),
                    "%d of %d in %d ways"
                            .formatted(
                                    process.passed().size(),
                                    process.everything().size(),
                                    file.paths().size()));
            assertThat(process.passed()).containsAll(process.everything());
        }));
        return dynamicContainer(file.process(), Stream.concat(ways, coverage));
    }
}
