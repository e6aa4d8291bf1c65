package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.DraftText;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The templates of one environment in the file. */
final class SqliteTemplates implements Templates {

    private static final String READ = "SELECT name, draft, written_by, written_at FROM template WHERE environment = ?";

    private final StoreFile file;
    private final String environment;
    private final Damaged damaged;
    private final DraftText drafts = new DraftText();

    SqliteTemplates(StoreFile file, String environment, Damaged damaged) {
        this.file = file;
        this.environment = environment;
        this.damaged = damaged;
    }

    @Override
    public List<Template> all() {
        return damaged.sound(file.read(
                statements -> statements.list(READ + " ORDER BY name", List.of(environment), this::template)));
    }

    @Override
    public Optional<Template> named(String name) {
        return file.read(statements ->
                        statements.first(READ + " AND name = ?", List.of(environment, name), this::template))
                .flatMap(damaged::understood);
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

    private Unread<Template> template(ResultSet row) throws SQLException {
        String name = row.getString(1);
        String draft = row.getString(2);
        String by = row.getString(3);
        long at = row.getLong(4);
        return new Unread<>("template " + name, () -> new Template(name, drafts.sound(draft), by, Millis.moment(at)));
    }
}
