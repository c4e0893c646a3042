package org.tandemoms.workflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where analysts' files are found on disk. */
class ModelFilesTest {

    private static final Path SHIPPED = Path.of("bpmn", "decisions", "sla.dmn");

    @TempDir
    Path dir;

    private Path home;

    @BeforeEach
    void oneDecision() throws IOException {
        home = Files.createDirectories(dir.resolve("models"));
        Files.copy(SHIPPED, Files.createDirectories(home.resolve("decisions")).resolve("sla.dmn"));
    }

    @Test
    void aFolderThatIsALinkIsReadLikeAnyOther() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("bpmn"), home);

        assertThat(new ModelFiles(link).all()).extracting(ModelFile::name).containsExactly("decisions/sla.dmn");
    }

    /** Kubernetes mounts a volume's files as links into a hidden folder, which it replaces as a whole. */
    @Test
    void filesThatAreLinksIntoAHiddenFolderAreReadOnce() throws IOException {
        Path mounted = Files.createDirectories(dir.resolve("mounted"));
        Path data = Files.createDirectories(mounted.resolve("..2026_11_22"));
        Files.copy(SHIPPED, data.resolve("sla.dmn"));
        Files.createSymbolicLink(mounted.resolve("..data"), data.getFileName());
        Files.createSymbolicLink(mounted.resolve("sla.dmn"), Path.of("..data", "sla.dmn"));

        assertThat(new ModelFiles(mounted).all()).extracting(ModelFile::name).containsExactly("sla.dmn");
    }

    @Test
    void aFolderWithoutModelsStopsTheStart() throws IOException {
        Path empty = Files.createDirectories(dir.resolve("empty"));

        assertThatThrownBy(() -> new ModelFiles(empty).all()).hasMessageContaining("no model in " + empty);
    }
}
