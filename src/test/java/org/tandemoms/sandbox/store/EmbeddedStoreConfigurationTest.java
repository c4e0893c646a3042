package org.tandemoms.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.data.mongo.MongoDataAutoConfiguration;
import org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.env.MockEnvironment;

class EmbeddedStoreConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class, MongoDataAutoConfiguration.class))
            .withUserConfiguration(EmbeddedStoreConfiguration.class);

    @Test
    void springDataSpeaksToTheEmbeddedServerAndFindsItsDocumentsAfterARestart(@TempDir Path data) {
        var sandbox = context.withPropertyValues("spring.profiles.active=sandbox", "tandem.data-dir=" + data);

        sandbox.run(first -> first.getBean(MongoTemplate.class).save(new Document("_id", "o-1"), "orders"));

        sandbox.run(second -> assertThat(second.getBean(MongoTemplate.class).findById("o-1", Document.class, "orders"))
                .containsEntry("_id", "o-1"));
        assertThat(data.resolve("mongo")).isNotEmptyDirectory();
    }

    @Test
    void aNamedMongoKeepsTheEmbeddedOneFromStarting(@TempDir Path data) {
        context.withPropertyValues(
                        "spring.profiles.active=sandbox",
                        "tandem.data-dir=" + data,
                        "spring.data.mongodb.uri=mongodb://127.0.0.1:1/elsewhere")
                .run(started -> {
                    assertThat(started).doesNotHaveBean(EmbeddedMongo.class);
                    assertThat(data).isEmptyDirectory();
                });
    }

    @Test
    void productionStartsNoEmbeddedStore(@TempDir Path data) {
        context.withPropertyValues("spring.profiles.active=production", "tandem.data-dir=" + data)
                .run(started -> assertThat(started).doesNotHaveBean(EmbeddedMongo.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.10", "::", "", "no-such-host.invalid"})
    void aSandboxThatOthersCouldReachDoesNotStart(String address) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);
        environment.setActiveProfiles("sandbox");

        assertThatThrownBy(() -> new LoopbackOnly().postProcessEnvironment(environment, null))
                .hasMessageContaining("loopback only")
                .hasMessageContaining("server.address");
        environment.setActiveProfiles("production");
        new LoopbackOnly().postProcessEnvironment(environment, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void loopbackIsFine(String address) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);
        environment.setActiveProfiles("sandbox");

        new LoopbackOnly().postProcessEnvironment(environment, null);
    }
}
