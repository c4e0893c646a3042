package org.tandemoms.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = EdgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignInTest {

    @TempDir
    static Path dataDirectory;

    @LocalServerPort
    int port;

    @Autowired
    RSAKey signingKey;

    Edge edge;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
    }

    @BeforeEach
    void caller() {
        edge = new Edge(port);
    }

    @ParameterizedTest
    @CsvSource({
        "partner-acme, partner-acme, PARTNER, PARTNER",
        "partner-globex, partner-globex, PARTNER, PARTNER",
        "sandbox-trader, trader, PERSON, TRADER",
        "sandbox-pm, pm, PERSON, PORTFOLIO_MANAGER",
        "sandbox-compliance, compliance, PERSON, COMPLIANCE",
        "sandbox-compliance-2, compliance-2, PERSON, COMPLIANCE",
        "sandbox-ops, ops, PERSON, OPERATIONS",
        "sandbox-ops-2, ops-2, PERSON, OPERATIONS",
        "sandbox-service, service, PERSON, CUSTOMER_SERVICE",
        "sandbox-warehouse, warehouse, PERSON, WAREHOUSE",
        "sandbox-buyer, buyer, PERSON, PROCUREMENT",
        "sandbox-analyst, analyst, PERSON, ANALYST",
        "sandbox-analyst-2, analyst-2, PERSON, ANALYST",
        "sandbox-admin, admin, PERSON, ADMIN"
    })
    void everyClientActsAsItsPersonWithItsRole(String client, String actor, String kind, String role) {
        var me = Edge.json(edge.send(edge.as(client, "/api/v1/me")));

        assertThat(me.path("id").asText()).isEqualTo(actor);
        assertThat(me.path("kind").asText()).isEqualTo(kind);
        assertThat(me.path("roles")).hasSize(1);
        assertThat(me.path("roles").path(0).asText()).isEqualTo(role);
        assertThat(me.path("name").asText()).isNotBlank();
    }

    @Test
    void aWrongSecretGetsNoToken() {
        var refused = edge.askToken("partner-acme", "guess");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Edge.json(refused).path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void tokensSurviveARestart() {
        var token = edge.token("sandbox-trader");

        try (var restarted = new SpringApplicationBuilder(EdgeApplication.class)
                .run("--server.port=0", "--tandem.data-dir=" + dataDirectory)) {
            int otherPort = restarted.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var after = new Edge(otherPort);
            var answer = after.send(after.to("/api/v1/me").header("Authorization", "Bearer " + token));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenSignedByOurKeyAndStillValidIsTaken() throws Exception {
        assertThat(statusWith(signed(claims(Instant.now().plusSeconds(60), "http://localhost:1"), signingKey)))
                .isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        var past = Instant.now().minus(Duration.ofMinutes(5));
        assertThat(statusWith(signed(claims(past, "http://127.0.0.1:1"), signingKey)))
                .isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() throws Exception {
        var later = Instant.now().plusSeconds(60);
        assertThat(statusWith(signed(claims(later, "https://issuer.example"), signingKey)))
                .isEqualTo(401);
        assertThat(statusWith(signed(claims(later, "not an address"), signingKey)))
                .isEqualTo(401);
        assertThat(statusWith(signed(claims(later, null), signingKey))).isEqualTo(401);
    }

    @Test
    void aTokenSignedByAStrangerIsRefused() throws Exception {
        var stranger = new RSAKeyGenerator(2048).keyID(signingKey.getKeyID()).generate();
        assertThat(statusWith(signed(claims(Instant.now().plusSeconds(60), "http://127.0.0.1:1"), stranger)))
                .isEqualTo(401);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        var unsigned = new PlainJWT(claims(Instant.now().plusSeconds(60), "http://127.0.0.1:1"));
        assertThat(statusWith(unsigned.serialize())).isEqualTo(401);
    }

    /** The old trick of using the public key as the secret of a symmetric signature. */
    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws Exception {
        var forged = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256), claims(Instant.now().plusSeconds(60), "http://127.0.0.1:1"));
        forged.sign(new MACSigner(signingKey.toRSAPublicKey().getEncoded()));
        assertThat(statusWith(forged.serialize())).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"''", "garbage", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "%%%"})
    void aGarbledTokenIsRefusedWithAProblem(String token) {
        var answer = edge.send(edge.to("/api/v1/me").header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Edge.json(answer).path("type").asText()).isEqualTo("urn:tandem:problem:unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    private int statusWith(String token) {
        var answer = edge.send(edge.to("/api/v1/me").header("Authorization", "Bearer " + token));
        if (answer.statusCode() >= 400) {
            assertThat(Edge.json(answer).path("type").asText()).isEqualTo("urn:tandem:problem:unauthenticated");
        }
        return answer.statusCode();
    }

    private static JWTClaimsSet claims(Instant expires, String issuer) {
        return new JWTClaimsSet.Builder()
                .subject("trader")
                .issuer(issuer)
                .expirationTime(Date.from(expires))
                .claim("roles", List.of("TRADER"))
                .build();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
