package org.tandemoms.sandbox.store;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.mongo.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts the embedded MongoDB of the sandbox and points Spring Data's client at it, unless a MongoDB is named
 * ({@code spring.data.mongodb.uri} or {@code .host}). The client asks for the connection details, so the server is up
 * before the first connection and goes down after the last.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@Conditional(EmbeddedStoreConfiguration.NoMongoNamed.class)
class EmbeddedStoreConfiguration {

    private static final String DATABASE = "tandem";

    @Bean(destroyMethod = "close")
    EmbeddedMongo embeddedMongo(
            @Value("${tandem.data-dir}") Path dataDirectory, @Value("${tandem.sandbox.mongo-port:0}") int port) {
        return EmbeddedMongo.start(dataDirectory.resolve("mongo"), port);
    }

    @Bean
    MongoConnectionDetails embeddedMongoConnection(EmbeddedMongo server) {
        ConnectionString uri = new ConnectionString(server.uri(DATABASE));
        return () -> uri;
    }

    static final class NoMongoNamed extends NoneNestedConditions {

        NoMongoNamed() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.data.mongodb.uri")
        static final class ByUri {}

        @ConditionalOnProperty("spring.data.mongodb.host")
        static final class ByHost {}
    }
}
