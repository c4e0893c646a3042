package org.tandemoms.workflow.deployment;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.tandemoms.workflow.decision.ElementLines;
import org.tandemoms.workflow.deployment.CheckedParsing.CheckedParse;
import org.tandemoms.workflow.deployment.Finding.Severity;

/** Reads a process file with the real engine's parser, as if for a deployment, and deploys nothing. */
final class ProcessCheck {

    private final ProcessEngineConfigurationImpl engine;

    ProcessCheck(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** What one file brings: its processes' keys, what it needs from others, what is wrong with it. */
    record Outcome(List<String> keys, List<BpmnRules.Reference> references, List<Finding> findings) {}

    Outcome check(ModelFile file) {
        try {
            ElementLines.of(file.content());
        } catch (ElementLines.Unreadable unreadable) {
            return new Outcome(
                    List.of(),
                    List.of(),
                    List.of(new Finding(
                            Severity.ERROR,
                            file.name(),
                            null,
                            unreadable.line(),
                            "unreadable",
                            "It cannot be read: " + unreadable.getMessage())));
        }
        return engine.getCommandExecutorTxRequired().execute(context -> read(file));
    }

    private Outcome read(ModelFile file) {
        DeploymentEntity dryRun = new DeploymentEntity();
        dryRun.setNew(true);
        CheckedParse parse = (CheckedParse)
                new BpmnParser(engine.getExpressionManager(), engine.getBpmnParseFactory()).createParse();
        parse.sourceInputStream(new ByteArrayInputStream(file.content()));
        parse.name(file.name());
        parse.deployment(dryRun);
        List<Finding> findings = new ArrayList<>();
        List<String> keys = List.of();
        try {
            parse.execute();
            keys = parse.getProcessDefinitions().stream()
                    .map(ProcessDefinition::getKey)
                    .toList();
            if (keys.isEmpty()) {
                findings.add(Finding.error(file.name(), "no-process", "It has no process that may be executed"));
            }
        } catch (ParseException unreadable) {
            findings.addAll(engineFindings(file, parse, unreadable));
        } catch (ProcessEngineException unreadable) {
            findings.add(Finding.error(file.name(), "unreadable", rootCause(unreadable)));
        }
        parse.result().breaches().forEach(breach -> findings.add(0, finding(file, breach)));
        return new Outcome(keys, parse.result().references(), findings);
    }

    private static List<Finding> engineFindings(ModelFile file, CheckedParse parse, ParseException unreadable) {
        Set<String> ours = parse.result().breaches().stream()
                .map(BpmnRules.Breach::message)
                .collect(Collectors.toSet());
        return unreadable.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream())
                .filter(problem -> !ours.contains(problem.getMessage()))
                .map(problem -> finding(file, problem))
                .toList();
    }

    private static Finding finding(ModelFile file, Problem problem) {
        return new Finding(
                Severity.ERROR,
                file.name(),
                problem.getMainElementId(),
                problem.getLine() > 0 ? problem.getLine() : null,
                "engine",
                problem.getMessage());
    }

    private static Finding finding(ModelFile file, BpmnRules.Breach breach) {
        return new Finding(
                breach.severity(),
                file.name(),
                breach.id(),
                breach.element().getLine(),
                breach.code(),
                breach.message());
    }

    private static String rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "It cannot be read: " + cause.getMessage();
    }
}
