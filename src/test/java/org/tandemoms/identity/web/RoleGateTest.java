package org.tandemoms.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = EdgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoleGateTest {

    @TempDir
    static Path dataDirectory;

    @LocalServerPort
    int port;

    Edge edge;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
    }

    @BeforeEach
    void caller() {
        edge = new Edge(port);
    }

    @Test
    void aWrongRoleIsRefusedBeforeTheBodyIsLookedAt() {
        var answer = edge.send(edge.as("sandbox-warehouse", "/api/v1/tickets")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{ not json")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Edge.json(answer).path("type").asText()).isEqualTo("urn:tandem:problem:forbidden");
        assertThat(Edge.json(answer).path("detail").asText())
                .isEqualTo("This needs one of these roles: partner, trader.");
    }

    @Test
    void anEndpointThatNamesNoRoleIsClosedToEverybody() {
        assertThat(edge.send(edge.as("sandbox-admin", "/api/v1/forgotten")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW"})
    void aMethodThatNothingTakesIsToldAsAProblem(String method) {
        var answer = edge.send(edge.as("partner-acme", "/api/v1/tickets").method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .doesNotContain(method);
        assertThat(Edge.json(answer).path("type").asText()).isEqualTo("urn:tandem:problem:method-not-allowed");
    }

    @Test
    void enginesAndMetricsAreForTheirRoles() {
        assertThat(status("partner-acme", "/engine-rest/engine")).isEqualTo(403);
        assertThat(status("sandbox-trader", "/engine-rest/engine")).isEqualTo(403);
        assertThat(status("sandbox-analyst", "/engine-rest/engine")).isEqualTo(404);
        assertThat(status("sandbox-admin", "/engine-rest/engine")).isEqualTo(404);
        assertThat(status("sandbox-analyst", "/camunda/app/cockpit/default/")).isEqualTo(403);
        assertThat(status("sandbox-admin", "/camunda/app/cockpit/default/")).isEqualTo(404);
        assertThat(status("sandbox-analyst", "/actuator/prometheus")).isEqualTo(403);
        assertThat(status("sandbox-admin", "/actuator/prometheus")).isEqualTo(404);
    }

    /** Tricks with the address end at the firewall or at the rules, never behind them. */
    @Test
    void addressesThatPretendToBeOthersAreNotLetThrough() {
        for (var path : new String[] {
            "/engine-rest%2Fengine",
            "/x/../engine-rest/engine",
            "/ENGINE-REST/engine",
            "/engine-rest;a=b/engine",
            "/%65ngine-rest/engine"
        }) {
            assertThat(edge.send(edge.as("partner-acme", path)).statusCode())
                    .as(path)
                    .isIn(400, 403, 404);
        }
    }

    private int status(String client, String path) {
        return edge.send(edge.as(client, path)).statusCode();
    }
}
