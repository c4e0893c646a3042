package org.tandemoms.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tandem.rate-limit.per-second=1", "tandem.rate-limit.burst=5"})
class RateLimitTest {

    @TempDir
    static Path dataDirectory;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreServed() {
        var edge = new Edge(port);
        var acme = "Bearer " + edge.token("partner-acme");

        var answers = IntStream.range(0, 30)
                .mapToObj(i -> edge.send(edge.to("/api/v1/me").header("Authorization", acme)))
                .toList();

        assertThat(answers.subList(0, 5)).allMatch(answer -> answer.statusCode() == 200);
        var refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(Edge.json(refused).path("type").asText()).isEqualTo("urn:tandem:problem:rate-limit");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(edge.send(edge.as("partner-globex", "/api/v1/me")).statusCode())
                .isEqualTo(200);
    }
}
