package org.tandemoms.workflow.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Where the analysts' files are: the directory when it exists, else the copies packed into the jar. */
@Component
public class ModelFiles {

    private static final String PACKED = "classpath*:bpmn/";

    private final Path directory;

    public ModelFiles(@Value("${tandem.models-dir:bpmn}") Path directory) {
        this.directory = directory;
    }

    /** All of them, forms and decisions before the processes that refer to them. */
    public List<ModelFile> all() {
        try {
            List<ModelFile> files = Files.isDirectory(directory) ? onDisk() : packed();
            return files.stream()
                    .sorted(Comparator.comparing(ModelFile::kind).reversed().thenComparing(ModelFile::name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The model files could not be read", unreadable);
        }
    }

    /** Links are followed, for folders that a cluster mounts consist of them; what is hidden is left out. */
    private List<ModelFile> onDisk() throws IOException {
        List<ModelFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                ModelFile.Kind kind = ModelFile.Kind.of(name).orElse(null);
                if (kind != null && !isHidden(name)) {
                    files.add(new ModelFile(name, kind, Files.readAllBytes(path)));
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("There is no model in " + directory.toAbsolutePath()
                    + ": name another folder by tandem.models-dir, or remove it to run the packed models");
        }
        return files;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    private static List<ModelFile> packed() throws IOException {
        List<ModelFile> files = new ArrayList<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String folder : List.of("processes", "decisions", "forms")) {
            for (Resource resource : resolver.getResources(PACKED + folder + "/*.*")) {
                String name = folder + "/" + resource.getFilename();
                ModelFile.Kind kind = ModelFile.Kind.of(name).orElse(null);
                if (kind != null) {
                    files.add(new ModelFile(name, kind, resource.getContentAsByteArray()));
                }
            }
        }
        return files;
    }
}
