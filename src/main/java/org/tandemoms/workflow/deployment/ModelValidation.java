package org.tandemoms.workflow.deployment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.tandemoms.workflow.decision.DecisionTables;
import org.tandemoms.workflow.deployment.Finding.Severity;

/** Says of a set of files what is wrong with them, each by itself and with each other. Changes nothing. */
@Component
public class ModelValidation {

    private final ProcessCheck processes;
    private final FormCheck forms = new FormCheck();
    private final DeployedModels deployed;

    ModelValidation(ProcessEngine engine, DeployedModels deployed) {
        this.processes = new ProcessCheck((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
        this.deployed = deployed;
    }

    /** Findings of all files, in the order of the files. */
    public List<Finding> validate(List<ModelFile> files) {
        Round round = new Round();
        files.forEach(round::checkName);
        files.forEach(round::read);
        round.checkReferences();
        return round.findings;
    }

    /** One set of files looked at together. */
    private final class Round {

        private final List<Finding> findings = new ArrayList<>();
        private final Map<ModelFile.Kind, Set<String>> keys = new EnumMap<>(ModelFile.Kind.class);
        private final Set<String> names = new HashSet<>();
        private final Map<String, String> definedIn = new HashMap<>();
        private final Map<ModelFile, List<BpmnRules.Reference>> references = new HashMap<>();

        private Round() {
            for (ModelFile.Kind kind : ModelFile.Kind.values()) {
                keys.put(kind, new HashSet<>(deployed.keys(kind)));
            }
        }

        private void checkName(ModelFile file) {
            if (!names.add(file.name())) {
                findings.add(Finding.error(file.name(), "duplicate", "There are two files of this name"));
            }
        }

        private void read(ModelFile file) {
            if (file.content().length > ModelFile.LARGEST) {
                findings.add(Finding.error(
                        file.name(), "too-large", "It is larger than " + ModelFile.LARGEST / 1000 + " kB"));
                return;
            }
            switch (file.kind()) {
                case PROCESS -> {
                    ProcessCheck.Outcome outcome = processes.check(file);
                    findings.addAll(outcome.findings());
                    references.put(file, outcome.references());
                    define(file, outcome.keys());
                }
                case DECISION -> {
                    DecisionTables.Reading reading = DecisionTables.read(file.content());
                    reading.problems()
                            .forEach(problem -> findings.add(new Finding(
                                    Severity.ERROR,
                                    file.name(),
                                    problem.element(),
                                    problem.line(),
                                    problem.code(),
                                    problem.message())));
                    define(file, reading.keys());
                }
                case FORM -> {
                    FormCheck.Outcome outcome = forms.check(file);
                    findings.addAll(outcome.findings());
                    define(file, outcome.keys());
                }
            }
        }

        private void define(ModelFile file, List<String> defined) {
            for (String key : defined) {
                keys.get(file.kind()).add(key);
                String other = definedIn.putIfAbsent(file.kind() + key, file.name());
                if (other != null) {
                    findings.add(
                            Finding.error(file.name(), "duplicate", "'" + key + "' is already defined in " + other));
                }
            }
        }

        private void checkReferences() {
            references.forEach((file, used) -> used.stream()
                    .filter(reference -> !keys.get(reference.kind()).contains(reference.key()))
                    .forEach(reference -> findings.add(new Finding(
                            Severity.ERROR,
                            file.name(),
                            reference.id(),
                            reference.element().getLine(),
                            "reference",
                            "There is no " + reference.kind().name().toLowerCase(Locale.ROOT) + " '" + reference.key()
                                    + "'"))));
        }
    }
}
