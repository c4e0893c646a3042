package org.tandemoms.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.shared.MovedClock;

/** On the wire server that the sandbox runs on. */
class MongoCreditClaimsTest {

    @TempDir
    private Path dir;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private EmbeddedMongo mongo;
    private MongoCreditClaims claims;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir, 0);
        claims = new MongoCreditClaims(
                new MongoTemplate(new SimpleMongoClientDatabaseFactory(mongo.uri("credit"))), clock);
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    private Map<String, BigDecimal> claim(String order, String amount) {
        return claims.claim("C-200", order, new BigDecimal(amount));
    }

    @Test
    void whoeverComesLaterSeesWhoCameBefore() {
        assertThat(claim("A", "600.00")).containsOnlyKeys("A");
        assertThat(claim("B", "500.00")).containsOnlyKeys("A", "B").containsEntry("A", new BigDecimal("600.00"));
        assertThat(claims.claim("C-900", "C", BigDecimal.ONE)).containsOnlyKeys("C");
    }

    @Test
    void anOrdersLaterAmountTakesTheEarlierOnesPlace() {
        claim("A", "600.00");
        claim("A", "50.00");

        assertThat(claim("B", "1.00")).containsEntry("A", new BigDecimal("50.00"));
    }

    @Test
    void aClaimIsForgottenAfterTenSeconds() {
        claim("A", "600.00");
        clock.move(Duration.ofSeconds(11));

        assertThat(claim("B", "1.00")).containsOnlyKeys("B");
    }

    @Test
    void whatHasEndedIsForgottenAtOnce() {
        claim("A", "600.00");
        claim("B", "500.00");
        claims.forget("C-200", List.of("A", "NEVER"));

        assertThat(claim("C", "1.00")).containsOnlyKeys("B", "C");
    }

    @Test
    void ofAllThatComeAtOnceOnlyOneSeesNobodyElse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Map<String, BigDecimal>>> all = IntStream.range(0, 16)
                    .<Callable<Map<String, BigDecimal>>>mapToObj(n -> () -> claim("ORDER" + n, "600.00"))
                    .toList();
            int alone = 0;
            for (Future<Map<String, BigDecimal>> seen : threads.invokeAll(all)) {
                alone += seen.get().size() == 1 ? 1 : 0;
            }
            assertThat(alone).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }
}
