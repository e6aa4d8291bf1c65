package io.jenkins.plugins.eventschedules.bench.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The tables that a library asks for. */
final class Script {

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

    private Script() {}

    static void run(DataSource database, String script) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : COMMENT.matcher(script).replaceAll("").split(";")) {
                if (!each.isBlank() && !each.strip().equalsIgnoreCase("commit")) {
                    statement.execute(each);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String packaged(Class<?> library, String name) {
        try (InputStream script = library.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
