package org.tandemoms.workflow.camunda;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** On production's database: a real PostgreSQL. */
@Import(EngineOnPostgresTest.Database.class)
class EngineOnPostgresTest extends EngineContract {

    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }
}
