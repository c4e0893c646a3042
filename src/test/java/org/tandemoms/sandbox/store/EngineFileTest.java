package org.tandemoms.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The engine's H2 file with the settings that the sandbox ships: a committed row survives kill -9 of its process. */
class EngineFileTest {

    private static final int ENOUGH = 200;

    @Test
    void aCommittedRowSurvivesKillNine(@TempDir Path data) throws Exception {
        String url = shippedUrl(data);
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long committed = 0;
        try (BufferedReader said = new BufferedReader(new InputStreamReader(writer.getInputStream()))) {
            while (committed < ENOUGH) {
                committed = Long.parseLong(said.readLine());
            }
            writer.destroyForcibly().waitFor();
        } finally {
            writer.destroyForcibly().waitFor();
        }

        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet highest = statement.executeQuery("select max(id), count(*) from committed")) {
            assertThat(highest.next()).isTrue();
            assertThat(highest.getLong(1)).isGreaterThanOrEqualTo(committed);
            assertThat(highest.getLong(2)).isEqualTo(highest.getLong(1));
        }
    }

    private static String shippedUrl(Path data) throws Exception {
        Object url = new YamlPropertySourceLoader()
                .load("sandbox", new ClassPathResource("application-sandbox.yaml"))
                .get(0)
                .getProperty("spring.datasource.url");
        return String.valueOf(url).replace("${tandem.data-dir}", data.toString());
    }

    /** Says each row after its commit. */
    static final class Writer {

        public static void main(String[] args) throws Exception {
            try (Connection connection = DriverManager.getConnection(args[0], "sa", "")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create table committed(id bigint primary key, text varchar(500))");
                }
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement("insert into committed values(?, ?)")) {
                    for (long id = 1; ; id++) {
                        insert.setLong(1, id);
                        insert.setString(2, "x".repeat(400));
                        insert.executeUpdate();
                        connection.commit();
                        System.out.println(id);
                        System.out.flush();
                    }
                }
            }
        }
    }
}
