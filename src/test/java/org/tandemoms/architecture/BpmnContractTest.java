package org.tandemoms.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tandemoms.workflow.StepCatalogue;
import org.tandemoms.workflow.deployment.DeployedModels;
import org.tandemoms.workflow.deployment.Finding;
import org.tandemoms.workflow.deployment.ModelFile;
import org.tandemoms.workflow.deployment.ModelFiles;
import org.tandemoms.workflow.deployment.ModelValidation;

/**
 * Every shipped file goes through the real engine's parser and our rules without a finding: steps, messages, called
 * processes and forms resolve, a step that calls out has its save point and retry cycle, no script, no class, no
 * expression outside the allow-list, everything is drawn.
 */
@ShippedModels
class BpmnContractTest {

    @Autowired
    ModelFiles files;

    @Autowired
    ModelValidation validation;

    @Autowired
    DeployedModels deployed;

    @Autowired
    StepCatalogue catalogue;

    @TestFactory
    Stream<DynamicTest> a_shipped_file_has_no_finding() {
        List<ModelFile> all = files.all();
        List<Finding> findings = validation.validate(all);
        assertThat(all).hasSizeGreaterThan(15);
        return all.stream()
                .map(file -> dynamicTest(file.name(), () -> assertThat(findings)
                        .filteredOn(finding -> finding.file().equals(file.name()))
                        .extracting(Finding::inWords)
                        .isEmpty()));
    }

    @Test
    void every_process_decision_and_form_is_in_force_after_a_start() {
        assertThat(deployed.keys(ModelFile.Kind.PROCESS))
                .contains(
                        "order-intake",
                        "compliance-approval",
                        "fulfilment",
                        "goods-settlement",
                        "trade-direct",
                        "trade-routing",
                        "trade-settlement");
        assertThat(deployed.keys(ModelFile.Kind.DECISION))
                .contains("order-handling", "approval-matrix", "sourcing", "routing", "sla");
        assertThat(deployed.keys(ModelFile.Kind.FORM)).contains("decide-on-order");
    }

    @Test
    void the_catalogue_was_really_read() {
        assertThat(catalogue.find("assessOrder")).isPresent();
        assertThat(catalogue.find("noSuchStep")).isEmpty();
    }
}
