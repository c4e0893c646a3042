package org.tandemoms.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where integrators' files are: the folder on disk when there is one, else what the jar carries. */
final class IntegrationHome {

    /**
     * One file of the home.
     *
     * @param name path below the home, with forward slashes
     */
    record TextFile(String name, String text) {

        /** The file's name without folder and ending. */
        String stem() {
            return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
        }
    }

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    private final String root;

    private IntegrationHome(String root) {
        this.root = root;
    }

    static IntegrationHome at(Path folder) {
        boolean onDisk = Files.isDirectory(folder.resolve("routes"));
        return new IntegrationHome(onDisk ? folder.toUri().toString() : "classpath:/integrations/");
    }

    String root() {
        return root;
    }

    /** Files of a folder in the order of their names, also of folders below when the pattern says so. */
    List<TextFile> files(String folder, String pattern) {
        try {
            Resource[] found = resolver.getResources(root + folder + "/" + pattern);
            List<TextFile> files = new ArrayList<>();
            for (Resource resource : Arrays.asList(found)) {
                files.add(new TextFile(nameOf(resource, folder), text(resource)));
            }
            files.sort(Comparator.comparing(TextFile::name));
            return files;
        } catch (IOException e) {
            return List.of(); // no such folder
        }
    }

    Optional<TextFile> file(String name) {
        Resource resource = resolver.getResource(root + name);
        return resource.exists() ? Optional.of(new TextFile(name, text(resource))) : Optional.empty();
    }

    private static String nameOf(Resource resource, String folder) throws IOException {
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/" + folder + "/") + 1);
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
