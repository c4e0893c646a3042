package org.tandemoms.workflow.camunda;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On the sandbox's database: an H2 file that writes before it answers. */
class EngineOnH2Test extends EngineContract {

    @TempDir
    static Path directory;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.datasource.url",
                () -> "jdbc:h2:file:" + directory.resolve("engine") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        properties.add("spring.datasource.username", () -> "sa");
    }
}
