package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Recognises a file as ours and brings it to the schema that this code knows, one numbered step after the other. Each
 * step and its number are one transaction, so a crash leaves the file at one whole version or the next.
 */
final class Migrations {

    /** Says whose file it is, to us and to {@code file(1)}: "EvSc". */
    static final int APPLICATION_ID = 0x45765363;

    static final int LATEST = 3;

    private final Path path;
    private final Statements statements;

    Migrations(Path path, Statements statements) {
        this.path = path;
        this.statements = statements;
    }

    /** Takes the file for this connection alone, before anything is concluded from what it holds. */
    void run() throws SQLException {
        while (step()) {
            // Each has its own transaction.
        }
    }

    /** Only looks. */
    void requireOurs() throws SQLException {
        refuseUnlessOurs(number("PRAGMA user_version"));
    }

    private boolean step() throws SQLException {
        statements.run("BEGIN EXCLUSIVE");
        try {
            long version = number("PRAGMA user_version");
            if (!isEmpty(version)) {
                refuseUnlessOurs(version);
                // Looks at every page of every table, which costs far less than losing an event to a bad one later.
                requireSound("quick_check(1)");
            }
            if (version < LATEST) {
                statements.run("PRAGMA application_id = " + APPLICATION_ID);
                statements.run(script(version + 1));
                statements.run("PRAGMA user_version = " + (version + 1));
            }
            statements.run("COMMIT");
            return version + 1 < LATEST;
        } catch (SQLException | RuntimeException e) {
            statements.rollBack();
            throw e;
        }
    }

    private boolean isEmpty(long version) throws SQLException {
        return version == 0
                && number("PRAGMA application_id") == 0
                && number("SELECT count(*) FROM sqlite_schema") == 0;
    }

    private void refuseUnlessOurs(long version) throws SQLException {
        if (number("PRAGMA application_id") != APPLICATION_ID) {
            throw new StoreException(Failure.foreign(path, "it is the database of another application"), null);
        }
        if (version > LATEST) {
            throw new StoreException(
                    "The event store " + path + " was written by a newer version of this plugin (schema " + version
                            + "; this one knows up to " + LATEST + "). It was left as it is. Install that version"
                            + " again, or restore the file from a backup made before the upgrade.",
                    null);
        }
    }

    /** @param check one of SQLite's own, such as {@code integrity_check(3)} */
    void requireSound(String check) throws SQLException {
        List<String> findings = statements.list("PRAGMA " + check, List.of(), row -> row.getString(1));
        if (!findings.equals(List.of("ok"))) {
            throw new StoreException(Failure.damaged(path, String.join("; ", findings)), null);
        }
    }

    private long number(String sql) throws SQLException {
        return statements.first(sql, List.of(), row -> row.getLong(1)).orElseThrow();
    }

    private static String script(long version) {
        String name = "schema-" + version + ".sql";
        try (InputStream script = Migrations.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing from the plugin");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
