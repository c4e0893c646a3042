package org.tandemoms.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.outbox.Receipt.Outcome;
import org.tandemoms.shared.Refused;

/** Nothing an integrator saves takes the system down: a bad file is left out and reported, the others start. */
class RouteFilesTest {

    private static final Map<String, String> ADDRESSES = Map.of("tandem.partners.crm.url", "http://127.0.0.1:9");

    @TempDir
    Path home;

    @BeforeEach
    void aHomeWithOneGoodDestination() throws IOException {
        for (String file : List.of(
                "templates/http-partner.yaml",
                "routes/crm.yaml",
                "mappings/crm-request.jq",
                "mappings/crm-reply.jq",
                "samples/crm/activity.yaml")) {
            Path target = home.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(RunningRoutes.SHIPPED.resolve(file), target);
        }
    }

    private static String route(String id, String from, String steps) {
        return """
                - route:
                    id: %s
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: %s
                      steps:
                        - setProperty:
                            name: key
                            simple: "${body[key]}"
                %s
                """
                .formatted(id, from, steps.indent(8));
    }

    private String findingsOf(String file, String text) throws IOException {
        Files.writeString(home.resolve("routes/" + file), text);
        try (RunningRoutes routes = new RunningRoutes(home, ADDRESSES)) {
            assertThat(routes.routes()).as("the good one runs").contains("crm");
            assertThat(routes.report.leftOut()).containsOnlyKeys("routes/" + file);
            assertThat(routes.routes())
                    .as("nothing of the bad one is left behind")
                    .containsExactly("crm");
            return String.join("\n", routes.report.leftOut().get("routes/" + file));
        }
    }

    @Test
    void brokenYaml() throws IOException {
        assertThat(findingsOf("bad.yaml", "- route: [")).contains("Not YAML");
    }

    @Test
    void anUnknownStep() throws IOException {
        assertThat(findingsOf("bad.yaml", route("bad", "direct:bad", "- dance:\n    name: tango")))
                .contains("dance");
    }

    @Test
    void anAddressThatDoesNotExist() throws IOException {
        assertThat(findingsOf("bad.yaml", route("bad", "direct:bad", "- to: nowhere:at-all")))
                .contains("nowhere");
    }

    @Test
    void aSettingThatIsMissing() throws IOException {
        String text = Files.readString(RunningRoutes.SHIPPED.resolve("routes/crm.yaml"))
                .replace("crm", "crm2");
        Files.createDirectories(home.resolve("samples/crm2"));
        Files.copy(home.resolve("samples/crm/activity.yaml"), home.resolve("samples/crm2/activity.yaml"));
        Files.copy(home.resolve("mappings/crm-request.jq"), home.resolve("mappings/crm2-request.jq"));
        Files.copy(home.resolve("mappings/crm-reply.jq"), home.resolve("mappings/crm2-reply.jq"));
        assertThat(findingsOf("bad.yaml", text)).contains("tandem.partners.crm2.url");
    }

    @Test
    void aRouteThatListensWhereItCannot() throws IOException {
        assertThat(findingsOf("more.yaml", route("bad", "direct:to-crm", "- log: x")))
                .contains("Destination crm has a route already");
    }

    @Test
    void noErrorHandlerAndNoKey() throws IOException {
        String text =
                """
                - route:
                    id: bad
                    from:
                      uri: direct:bad
                      steps:
                        - log: "hello"
                """;
        assertThat(findingsOf("bad.yaml", text)).contains("errorHandler").contains("idempotent key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- bean:\n    ref: orders\n    method: cancelAll",
                "- script:\n    groovy: System.exit(1)",
                "- to: bean:orders",
                "- to: class:java.lang.Runtime",
                "- toD: language:simple:x",
                "- setBody:\n    simple: \"${bean:orders.cancelAll}\"",
                "- setBody:\n    simple: \"${sysenv.PASSWORD}\"",
                "- setBody:\n    simple: \"${body.getClass()}\"",
                "- setBody:\n    method:\n      ref: orders",
                "- to: log:x?exchangeFormatter=#class:java.io.File"
            })
    void aRouteDoesNotRunCode(String steps) throws IOException {
        assertThat(findingsOf("bad.yaml", route("bad", "direct:bad", steps)))
                .containsAnyOf("does not run code", "reaches into Java");
    }

    @Test
    void aMappingThatIsNotAProgram() throws IOException {
        try (RunningRoutes routes = brokenMapping("if .type then {")) {
            assertThat(routes.report.leftOut().get("routes/crm.yaml").toString())
                    .contains("not a jq program");
            assertThat(routes.deliver("crm", "k", "o-1", "crm.activity", Map.of())
                            .outcome())
                    .as("its messages wait")
                    .isEqualTo(Outcome.LATER);
        }
    }

    @Test
    void aMappingThatFailsItsSample() throws IOException {
        try (RunningRoutes routes = brokenMapping("{path: \"/elsewhere\"}")) {
            assertThat(routes.report.leftOut().get("routes/crm.yaml").toString())
                    .contains("samples/crm/activity.yaml")
                    .contains("/elsewhere");
        }
    }

    @Test
    void aMappingThatNeverEnds() throws IOException {
        try (RunningRoutes routes = brokenMapping("def f: f; f")) {
            assertThat(routes.report.leftOut()).containsKey("routes/crm.yaml");
        }
    }

    @Test
    void aMappingSeesNoEnvironment() {
        assertThat(Mapping.parse("peek", "env").apply(com.fasterxml.jackson.databind.node.NullNode.instance))
                .isEmpty();
        assertThatThrownBy(() ->
                        Mapping.parse("peek", "$ENV.PATH").apply(com.fasterxml.jackson.databind.node.NullNode.instance))
                .isInstanceOf(MappingFailed.class);
    }

    private RunningRoutes brokenMapping(String text) throws IOException {
        Files.writeString(home.resolve("mappings/crm-request.jq"), text);
        return new RunningRoutes(home, ADDRESSES);
    }

    @Test
    void aDestinationIsAddedByFilesAlone() throws IOException {
        Files.writeString(
                home.resolve("routes/warehouse.yaml"),
                """
                - templatedRoute:
                    routeTemplateRef: http-partner
                    routeId: warehouse
                    parameters:
                      - name: destination
                        value: warehouse
                      - name: url
                        value: http://127.0.0.1:9
                      - name: mapping
                        value: warehouse
                """);
        Files.writeString(home.resolve("mappings/warehouse-request.jq"), "{path: \"/picks\", body: .payload}");
        Files.writeString(home.resolve("mappings/warehouse-reply.jq"), "{outcome: .body.state}");
        Files.createDirectories(home.resolve("samples/warehouse"));
        Files.writeString(
                home.resolve("samples/warehouse/pick.yaml"),
                """
                message: {key: k, orderId: o-1, type: warehouse.pick, payload: {sku: CUP-BLUE}}
                request: {path: /picks, body: {sku: CUP-BLUE}}
                answers:
                  - answer: {status: 200, body: {state: PICKED}}
                    reply: {outcome: PICKED}
                """);
        try (RunningRoutes routes = new RunningRoutes(home, ADDRESSES)) {
            assertThat(routes.report.leftOut()).isEmpty();
            assertThat(routes.deliver("warehouse", "k", "o-1", "warehouse.pick", Map.of("sku", "CUP-BLUE"))
                            .reason())
                    .as("nobody listens there")
                    .contains("refused");
        }
    }

    @Test
    void aCrossingCanEnrichAndTurnAway() throws IOException {
        Files.writeString(
                home.resolve("routes/fix-orders-in.yaml"),
                route(
                        "fix-orders-in",
                        "direct:fix-orders-in",
                        """
                        - filter:
                            simple: "${body[symbol]} == 'RSTD'"
                            steps:
                              - throwException:
                                  exceptionType: java.lang.IllegalArgumentException
                                  message: "not today"
                        """));
        try (RunningRoutes routes = new RunningRoutes(home, ADDRESSES)) {
            Map<String, Object> order = Map.of("symbol", "AAPL");
            assertThat(routes.crossing().cross("fix-orders-in", order)).isEqualTo(order);
            assertThatThrownBy(() -> routes.crossing().cross("fix-orders-in", Map.of("symbol", "RSTD")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("not today");
            assertThat(routes.crossing().cross("no-such-route", order)).isEqualTo(order);
        }
    }

    @Test
    void anEmptyHomeStartsToo() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("routes"))) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        try (RunningRoutes routes = new RunningRoutes(home, Map.of())) {
            assertThat(routes.routes()).isEmpty();
        }
    }
}
