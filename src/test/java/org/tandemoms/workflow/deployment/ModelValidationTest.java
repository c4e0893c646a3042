package org.tandemoms.workflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.tandemoms.workflow.camunda.EngineTestApplication;

/** What a file must not say, and how it is told: element, line, plain words. */
@SpringBootTest(
        classes = EngineTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "tandem.models-dir=src/test/resources/workflow",
            "spring.datasource.url=jdbc:h2:mem:model-validation;DB_CLOSE_DELAY=-1",
            "spring.datasource.username=sa",
            "camunda.bpm.generate-unique-process-engine-name=true",
            "camunda.bpm.job-execution.enabled=false"
        })
class ModelValidationTest {

    @Autowired
    ModelValidation validation;

    @Test
    void a_good_process_has_no_error() {
        assertThat(errors(process(task("camunda:delegateExpression=\"${label}\"", ""))))
                .isEmpty();
    }

    @Test
    void a_step_that_does_not_exist_is_named_with_element_and_line() {
        assertThat(errors(process(task("camunda:delegateExpression=\"${lable}\"", ""))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("step-missing");
                    assertThat(finding.element()).isEqualTo("work");
                    assertThat(finding.line()).isEqualTo(5);
                    assertThat(finding.inWords())
                            .isEqualTo(
                                    "processes/test.bpmn:5 [work] There is no step 'lable'; take one from the palette");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:class=\"java.lang.Runtime\" | extension",
                "camunda:expression=\"${label}\" | extension",
                "camunda:type=\"external\" camunda:topic=\"x\" | extension",
                "camunda:delegateExpression=\"${label}\" camunda:resultVariable=\"x\" | extension",
                "camunda:delegateExpression=\"#{label}\" | expression",
                "camunda:delegateExpression=\"${label.toString()}\" | expression",
                "camunda:delegateExpression=\"${''.getClass()}\" | expression",
                "camunda:delegateExpression=\"${phone}\" | no-save-point",
                "activiti:class=\"java.lang.Runtime\" | extension",
                "name=\"${orderRepository.deleteAll()}\" camunda:delegateExpression=\"${label}\" | expression"
            })
    void a_task_binds_a_step_and_nothing_else(String attributes, String code) {
        assertThat(errors(process(task(attributes, ""))))
                .extracting(Finding::code)
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<camunda:executionListener event=\"start\" class=\"java.lang.Thread\" /> | extension",
                "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:executionListener> | extension",
                "<camunda:inputOutput><camunda:inputParameter name=\"x\">1</camunda:inputParameter></camunda:inputOutput> | extension",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector> | extension",
                "<camunda:field name=\"x\" stringValue=\"y\" /> | extension",
                "<activiti:executionListener event=\"start\" class=\"java.lang.Thread\" /> | extension"
            })
    void extensions_that_run_code_are_refused(String extension, String code) {
        String body = "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>";

        assertThat(errors(process(task("camunda:delegateExpression=\"${label}\"", body))))
                .extracting(Finding::code)
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${outcome == 'A'} | true",
                "${ outcome != \"A B\" && kind == 'SALES' } | true",
                "${outcome eq 'A' or outcome eq 'B'} | true",
                "${outcome == orderRepository} | false",
                "${outcome.length() > 1} | false",
                "${execution.setVariable('x', 1)} | false",
                "${true} ${outcome == 'A'} | false",
                "${outcome == 'A${label}'} | false"
            })
    void a_flow_compares_a_variable_with_a_word(String condition, boolean allowed) {
        String xml = process(
                """
                <bpmn:exclusiveGateway id="choice" />
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="choice" />
                <bpmn:sequenceFlow id="b" sourceRef="choice" targetRef="end"><bpmn:conditionExpression>%s</bpmn:conditionExpression></bpmn:sequenceFlow>
                """
                        .formatted(condition.replace("&", "&amp;").replace("<", "&lt;")));

        assertThat(errors(xml).stream().noneMatch(finding -> finding.code().equals("expression")))
                .isEqualTo(allowed);
    }

    @Test
    void scripts_are_refused() {
        assertThat(
                        errors(
                                process(
                                        """
                                <bpmn:scriptTask id="work" scriptFormat="javascript"><bpmn:script>java.lang.System.exit(0)</bpmn:script></bpmn:scriptTask>
                                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="work" />
                                <bpmn:sequenceFlow id="b" sourceRef="work" targetRef="end" />
                                """)))
                .extracting(Finding::code)
                .contains("script");
    }

    @Test
    void a_variable_outside_the_five_is_refused() {
        assertThat(
                        errors(
                                process(
                                        """
                                <bpmn:callActivity id="work" calledElement="stamping"><bpmn:extensionElements><camunda:in source="orderId" target="customer" /></bpmn:extensionElements></bpmn:callActivity>
                                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="work" />
                                <bpmn:sequenceFlow id="b" sourceRef="work" targetRef="end" />
                                """)))
                .extracting(Finding::code)
                .containsExactly("variable");
    }

    @Test
    void what_is_called_must_exist() {
        assertThat(
                        errors(
                                process(
                                        """
                                <bpmn:callActivity id="work" calledElement="nowhere" />
                                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="work" />
                                <bpmn:sequenceFlow id="b" sourceRef="work" targetRef="end" />
                                """)))
                .extracting(Finding::code, Finding::element)
                .containsExactly(tuple("reference", "work"));
    }

    @Test
    void a_process_says_how_long_its_history_is_kept() {
        String xml = process(task("camunda:delegateExpression=\"${label}\"", ""))
                .replace(" camunda:historyTimeToLive=\"P1D\"", "");

        assertThat(errors(xml)).extracting(Finding::message).anyMatch(message -> message.contains("historyTimeToLive"));
    }

    @Test
    void what_is_not_drawn_is_a_warning() {
        assertThat(validate(process(task("camunda:delegateExpression=\"${label}\"", ""))))
                .filteredOn(finding -> finding.code().equals("no-diagram"))
                .extracting(Finding::element)
                .contains("work", "start", "end");
    }

    @Test
    void broken_xml_is_found_with_its_line() {
        String broken = process(task("camunda:delegateExpression=\"${label}\"", ""))
                .replace("</bpmn:process>", "</bpmn:proces>");

        assertThat(errors(broken)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("unreadable");
            assertThat(finding.line()).isPositive();
        });
    }

    @Test
    void no_entity_is_resolved_and_no_document_type_taken() {
        String hostile = process(task("camunda:delegateExpression=\"${label}\" name=\"&secret;\"", ""))
                .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>");

        assertThat(errors(hostile))
                .isNotEmpty()
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("document type"));
    }

    @Test
    void what_is_nested_too_deeply_is_refused_before_anything_goes_down_into_it() {
        String abyss = process("<bpmn:subProcess id=\"s\">".repeat(20_000) + "</bpmn:subProcess>".repeat(20_000));
        String cell = "(".repeat(2_000) + "1" + ")".repeat(2_000);
        String table =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                <decision id="deep" name="Deep"><decisionTable id="t"><input id="i"><inputExpression id="e" typeRef="number">
                <text>amount</text></inputExpression></input><output id="o" name="o" typeRef="string"/>
                <rule id="r"><inputEntry id="c"><text>%s</text></inputEntry><outputEntry id="x"><text>"a"</text></outputEntry>
                </rule></decisionTable></decision></definitions>"""
                        .formatted(cell);

        assertThat(errors(abyss)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("nested"));
        assertThat(validation.validate(List.of(new ModelFile(
                        "decisions/deep.dmn", ModelFile.Kind.DECISION, table.getBytes(StandardCharsets.UTF_8)))))
                .isNotEmpty();
    }

    @Test
    void two_files_of_one_name_are_not_taken() {
        String xml = process(task("camunda:delegateExpression=\"${label}\"", ""));
        assertThat(validation.validate(List.of(file("a.bpmn", xml), file("a.bpmn", xml))))
                .extracting(Finding::code)
                .contains("duplicate");
    }

    @Test
    void a_file_that_is_too_large_is_refused_unread() {
        assertThat(validation.validate(List.of(
                        new ModelFile("processes/big.bpmn", ModelFile.Kind.PROCESS, new byte[ModelFile.LARGEST + 1]))))
                .extracting(Finding::code)
                .containsExactly("too-large");
    }

    @Test
    void two_files_may_not_define_one_process() {
        String xml = process(task("camunda:delegateExpression=\"${label}\"", ""));

        assertThat(
                        validation
                                .validate(List.of(file("processes/one.bpmn", xml), file("processes/two.bpmn", xml)))
                                .stream()
                                .filter(Finding::isError))
                .extracting(Finding::code, Finding::file)
                .containsExactly(tuple("duplicate", "processes/two.bpmn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"id\": \"f\", \"components\": [ | unreadable",
                "{ \"components\": [] } | no-id",
                "{ \"id\": \"f\", \"components\": [{ \"type\": \"iframe-of-tomorrow\" }] } | component",
                "{ \"id\": \"f\", \"components\": [{ \"type\": \"number\", \"key\": \"a\" }, { \"type\": \"text\", \"key\": \"a\" }] } | key"
            })
    void a_form_is_read_as_its_viewer_reads_it(String json, String code) {
        assertThat(validation.validate(List.of(
                        new ModelFile("forms/f.form", ModelFile.Kind.FORM, json.getBytes(StandardCharsets.UTF_8)))))
                .extracting(Finding::code)
                .containsExactly(code);
    }

    private List<Finding> errors(String xml) {
        return validate(xml).stream().filter(Finding::isError).toList();
    }

    private List<Finding> validate(String xml) {
        return validation.validate(List.of(file("processes/test.bpmn", xml)));
    }

    private static ModelFile file(String name, String xml) {
        return new ModelFile(name, ModelFile.Kind.of(name).orElseThrow(), xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String task(String attributes, String body) {
        return """
                <bpmn:serviceTask id="work" %s>%s</bpmn:serviceTask>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="work" />
                <bpmn:sequenceFlow id="b" sourceRef="work" targetRef="end" />
                """
                .formatted(attributes, body);
    }

    private static String process(String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" id="d" targetNamespace="https://tandemoms.org/test">
                <bpmn:process id="test" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
                """
                + body + "</bpmn:process>\n</bpmn:definitions>\n";
    }
}
