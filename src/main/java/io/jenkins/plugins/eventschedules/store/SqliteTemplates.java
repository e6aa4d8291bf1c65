package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The templates of one environment in the file. */
final class SqliteTemplates implements Templates {

    private static final String READ = "SELECT name, draft, written_by, written_at FROM template WHERE environment = ?";

    private final StoreFile file;
    private final String environment;

    SqliteTemplates(StoreFile file, String environment) {
        this.file = file;
        this.environment = environment;
    }

    @Override
    public List<Template> all() {
        return file.read(statements ->
                statements.list(READ + " ORDER BY name", List.of(environment), SqliteTemplates::template));
    }

    @Override
    public Optional<Template> named(String name) {
        return file.read(statements ->
                statements.first(READ + " AND name = ?", List.of(environment, name), SqliteTemplates::template));
    }

    @Override
    public void put(Template template) {
        file.write(statements -> statements.update(
                "INSERT INTO template (environment, name, draft, written_by, written_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (environment, name) DO UPDATE SET draft = excluded.draft,"
                        + " written_by = excluded.written_by, written_at = excluded.written_at",
                List.of(environment, template.name(), template.draft(), template.by(), Millis.of(template.at()))));
    }

    @Override
    public boolean delete(String name) {
        return file.write(statements -> statements.update(
                        "DELETE FROM template WHERE environment = ? AND name = ?", List.of(environment, name)))
                == 1;
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
    }
}
