package org.tandemoms.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tandemoms.TandemApplication;
import org.tandemoms.identity.Role;
import org.tandemoms.system.Ports;

/** Walks every endpoint that the whole application registers: none answers a stranger or the wrong role. */
@AutoConfigureObservability
@SpringBootTest(classes = TandemApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
// FIX sessions are known to the whole JVM: left open, these would meet those of other tests
@DirtiesContext
class EveryEndpointTest {

    /** Clients that together hold every role of the public contract, each exactly one. */
    private static final Map<Role, String> CLIENTS = Map.of(
            Role.PARTNER, "partner-acme",
            Role.TRADER, "sandbox-trader",
            Role.PORTFOLIO_MANAGER, "sandbox-pm",
            Role.COMPLIANCE, "sandbox-compliance",
            Role.OPERATIONS, "sandbox-ops",
            Role.CUSTOMER_SERVICE, "sandbox-service",
            Role.WAREHOUSE, "sandbox-warehouse",
            Role.PROCUREMENT, "sandbox-buyer",
            Role.ANALYST, "sandbox-analyst",
            Role.ADMIN, "sandbox-admin");

    /** What answers strangers on purpose: the login page, problem pages, and partners' signed call-backs. */
    private static final Set<String> OPEN = Set.of("/login", "/error", "/partner-callbacks");

    @TempDir
    static Path dataDirectory;

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Edge edge;

    private static final String MULTIPART = "multipart/form-data; boundary=end";

    /** @param takes media type of the body it reads, stated so that the role is what refuses */
    private record Endpoint(String method, String path, String takes, HandlerMethod handler) {
        HttpRequest.BodyPublisher body() {
            return takes.equals(MULTIPART) ? BodyPublishers.ofString("--end--\r\n") : BodyPublishers.noBody();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
        int ports = Ports.stretch();
        registry.add("tandem.fix.acceptor-port", () -> ports + 1);
        registry.add("tandem.sandbox.base-port", () -> ports + 10);
    }

    @BeforeEach
    void caller() {
        edge = new Edge(port);
    }

    @Test
    void strangersAreTurnedAway() {
        for (var endpoint : endpoints()) {
            if (OPEN.stream().anyMatch(endpoint.path()::startsWith) || isDocumentation(endpoint)) {
                continue;
            }
            var answer = edge.send(edge.to(filled(endpoint.path())).method(endpoint.method(), BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(endpoint.toString())
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void aTokenThatIsNoneOpensNothing() {
        for (var endpoint : endpoints()) {
            if (endpoint.path().startsWith("/partner-callbacks")) {
                continue;
            }
            var answer = edge.send(edge.to(filled(endpoint.path()))
                    .header("Authorization", "Bearer none")
                    .method(endpoint.method(), BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(401);
        }
    }

    @Test
    void everyEndpointOfTheApiNamesItsRoles() {
        assertThat(api()).isNotEmpty().allSatisfy(endpoint -> {
            var rule = RoleGate.rule(endpoint.handler());
            assertThat(rule).as("%s names no role (@AllowedFor)", endpoint).isNotNull();
            assertThat(rule.anyRole() != rule.value().length > 0)
                    .as("%s names roles or any role, not both", endpoint)
                    .isTrue();
        });
    }

    @Test
    void theWrongRoleIsTurnedAwayEverywhere() {
        var tokens = new LinkedHashMap<Role, String>();
        CLIENTS.forEach((role, client) -> tokens.put(role, edge.token(client)));
        for (var endpoint : api()) {
            var rule = RoleGate.rule(endpoint.handler());
            if (rule == null || rule.anyRole()) {
                continue;
            }
            var allowed = Arrays.asList(rule.value());
            tokens.forEach((role, token) -> {
                if (!allowed.contains(role)) {
                    var answer = edge.send(edge.to(filled(endpoint.path()))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", endpoint.takes())
                            .method(endpoint.method(), endpoint.body()));
                    assertThat(answer.statusCode())
                            .as("%s as %s", endpoint, role)
                            .isEqualTo(403);
                }
            });
        }
    }

    @Test
    void theEngineAndItsPagesAreClosedToAllButTheirRoles() {
        for (var client : CLIENTS.entrySet()) {
            boolean mayEngine = Set.of(Role.ANALYST, Role.ADMIN).contains(client.getKey());
            assertThat(edge.send(edge.as(client.getValue(), "/engine-rest/engine"))
                            .statusCode())
                    .as("engine for %s", client.getKey())
                    .isEqualTo(mayEngine ? 200 : 403);
            if (client.getKey() != Role.ADMIN) {
                assertThat(edge.send(edge.as(client.getValue(), "/camunda/app/cockpit/default/"))
                                .statusCode())
                        .as("Cockpit for %s", client.getKey())
                        .isEqualTo(403);
                assertThat(edge.send(edge.as(client.getValue(), "/actuator/prometheus"))
                                .statusCode())
                        .as("metrics for %s", client.getKey())
                        .isEqualTo(403);
            }
        }
        assertThat(edge.send(edge.to("/engine-rest/engine")).statusCode()).isEqualTo(401);
        assertThat(edge.send(edge.to("/camunda/api/engine/engine/")).statusCode())
                .isEqualTo(401);
        assertThat(edge.send(edge.to("/actuator/prometheus")).statusCode()).isEqualTo(401);
        assertThat(edge.send(edge.as("sandbox-admin", "/actuator/prometheus")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void healthAndInfoAreOpen() {
        var readiness = edge.send(edge.to("/actuator/health/readiness"));
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(Edge.json(readiness).path("status").asText()).isEqualTo("UP");
        assertThat(edge.send(edge.to("/actuator/info")).body()).contains("order-stored");
        assertThat(edge.send(edge.to("/v3/api-docs")).statusCode()).isEqualTo(200);
    }

    private List<Endpoint> api() {
        return endpoints().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/"))
                .toList();
    }

    private List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (var path : mapping.getPatternValues()) {
                for (var method : methods(mapping)) {
                    endpoints.add(new Endpoint(method.name(), path, mediaType(mapping), handler));
                }
            }
        });
        return endpoints;
    }

    private static String mediaType(RequestMappingInfo mapping) {
        return mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(type -> type.equals(MediaType.MULTIPART_FORM_DATA) ? MULTIPART : type.toString())
                .orElse(MediaType.APPLICATION_JSON_VALUE);
    }

    private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
    }

    private static boolean isDocumentation(Endpoint endpoint) {
        return endpoint.path().startsWith("/v3/api-docs") || endpoint.path().startsWith("/swagger-ui");
    }

    /** Any value does: nobody gets as far as looking at it. */
    private static String filled(String path) {
        return path.replaceAll("\\{[^/]+}", "x1");
    }
}
