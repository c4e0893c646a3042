package org.tandemoms.architecture;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;

/** The analysts' files, and laws to hold them to. */
final class ModelFiles {

    private ModelFiles() {}

    /** A law finds everything in a model that breaks it, one sentence each. */
    interface Law<M> extends Function<M, Stream<String>> {}

    static List<Path> in(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of("bpmn", folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File names without their ending. */
    static List<String> names(String folder, String ending) {
        return in(folder, ending).stream().map(file -> name(file)).toList();
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    /** One test for every law and file. */
    static <M> Stream<DynamicContainer> hold(List<Path> files, Function<Path, M> reader, Map<String, Law<M>> laws) {
        Assertions.assertThat(files).isNotEmpty();
        Map<Path, M> models = files.stream().collect(Collectors.toMap(Function.identity(), reader));
        return laws.entrySet().stream()
                .map(law -> dynamicContainer(
                        law.getKey(),
                        files.stream()
                                .map(file -> dynamicTest(name(file), () -> Assertions.assertThat(
                                                law.getValue().apply(models.get(file)))
                                        .as(law.getKey())
                                        .isEmpty()))));
    }
}
