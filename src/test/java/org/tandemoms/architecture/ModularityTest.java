package org.tandemoms.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;
import org.springframework.modulith.docs.Documenter;
import org.tandemoms.TandemApplication;

/**
 * Rooms are Spring Modulith modules. Their picture in {@code docs/modules} is made by this test:
 * {@code mvn test -Dtest=ModularityTest -Dtandem.write-docs}.
 */
class ModularityTest {

    private static final Path DOCS = Path.of("docs/modules");

    private final ApplicationModules modules = ApplicationModules.of(TandemApplication.class);

    @Test
    void rooms_use_of_each_other_only_what_is_offered() {
        modules.verify();
    }

    @Test
    void every_room_is_in_the_picture() throws IOException {
        if (System.getProperty("tandem.write-docs") != null) {
            // the first empties the folder
            new Documenter(modules, Documenter.Options.defaults().withOutputFolder(DOCS.toString()))
                    .writeModulesAsPlantUml();
            Files.writeString(DOCS.resolve("README.md"), picture());
        }
        String drawn = Files.readString(DOCS.resolve("README.md"));

        assertThat(modules.stream()).allSatisfy(module -> assertThat(drawn)
                .as("room '%s' in docs/modules; draw it anew with -Dtandem.write-docs", name(module))
                .contains("| `" + name(module) + "` |"));
    }

    private String picture() {
        StringBuilder page = new StringBuilder(
                """
                # The rooms and what they use

                Made by `ModularityTest` from the code (`mvn test -Dtest=ModularityTest -Dtandem.write-docs`); the laws
                between rooms are in `RoomsTest`. The same picture in PlantUML: [components.puml](components.puml).

                ```mermaid
                graph BT
                """);
        for (ApplicationModule module : sorted()) {
            page.append("  ").append(name(module)).append('\n');
            uses(module).forEach(used -> page.append("  ")
                    .append(name(module))
                    .append(" --> ")
                    .append(used)
                    .append('\n'));
        }
        page.append("```\n\n| room | uses |\n|---|---|\n");
        for (ApplicationModule module : sorted()) {
            page.append("| `")
                    .append(name(module))
                    .append("` | ")
                    .append(String.join(", ", uses(module)))
                    .append(" |\n");
        }
        return page.toString();
    }

    private Iterable<ApplicationModule> sorted() {
        return modules.stream()
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
    }

    /** Direct use; {@code shared} is used by all and left out. */
    private TreeSet<String> uses(ApplicationModule module) {
        return module.getDirectDependencies(modules, DependencyType.values()).stream()
                .map(dependency -> name(dependency.getTargetModule()))
                .filter(used -> !used.equals("shared") && !used.equals(name(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
