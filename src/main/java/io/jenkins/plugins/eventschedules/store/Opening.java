package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * Makes the file or recognises it as ours, takes it for this process alone, and brings its schema up to date.
 *
 * <p>Nothing here reads the file other than through SQLite. Closing any other handle on it would drop the locks that an
 * open store in this process holds (see "POSIX advisory locks canceled by a separate thread doing close()" in
 * https://www.sqlite.org/howtocorrupt.html).
 */
record Opening(Path path, OptionalLong maximumPages) {

    /** How long a store that is just being closed elsewhere is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    StoreFile open() {
        LeftBehind left = new LeftBehind(path);
        left.refuseIfSomethingIsMissing();
        makeFile();
        Connection connection = connect();
        try {
            prepare(new Statements(connection));
            left.opened();
            return new StoreFile(path, connection);
        } catch (SQLException e) {
            throw closing(connection, Failure.of(path, e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    private void prepare(Statements statements) throws SQLException {
        // Before the first read, so that the log's index lives in memory and not in a shared file, which a network
        // home could not hold: https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory
        statements.run("PRAGMA locking_mode = EXCLUSIVE");
        statements.run("PRAGMA foreign_keys = ON");
        statements.run("PRAGMA synchronous = FULL");
        statements.run("PRAGMA cache_size = -32768");
        if (maximumPages.isPresent()) {
            statements.run("PRAGMA max_page_count = " + maximumPages.getAsLong());
        }
        new Migrations(path, statements).run();
        // Not before the first migration was committed: until then a crash leaves a file that says whose it is, or
        // none.
        statements.run("PRAGMA journal_mode = WAL");
        statements.run("PRAGMA journal_size_limit = 67108864");
        // Makes the log, which SQLite otherwise does not before the first change.
        statements.first("SELECT count(*) FROM sqlite_schema", List.of(), row -> row.getLong(1));
    }

    /** An empty file, which only its owner can read; SQLite gives its log the same permissions. */
    private void makeFile() {
        try {
            Path folder = path.getParent();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnerOnly.folder(folder));
            }
            Files.createFile(path, OwnerOnly.file(path));
        } catch (FileAlreadyExistsException e) {
            refuseUnlessUsable(e);
        } catch (IOException e) {
            throw new StoreException(
                    "The event store " + path + " cannot be made (" + e + "). Give the user that runs this process the"
                            + " right to write there, or choose another place.",
                    e);
        }
    }

    private void refuseUnlessUsable(FileAlreadyExistsException e) {
        if (!Files.isRegularFile(path)) {
            throw new StoreException(
                    "The event store " + path + " cannot be opened: " + e.getFile()
                            + " is not a regular file, or not a folder. Choose another place.",
                    e);
        }
        // SQLite would open it to read and then fail to lock it, which looks like a broken disk.
        if (!Files.isWritable(path)) {
            throw new StoreException(Failure.readOnly(path, "it is read-only for this user"), e);
        }
    }

    private Connection connect() {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        // Nobody asks for them, and the driver would look for them after every row that is written.
        config.setGetGeneratedKeys(false);
        try {
            // As a URI, because the driver would take a question mark in a path for the start of its own options.
            return config.createConnection("jdbc:sqlite:" + path.toUri());
        } catch (SQLiteException e) {
            throw Failure.of(path, e);
        } catch (SQLException | LinkageError e) {
            // What does not come from SQLite comes from the attempt to load it.
            throw new StoreException(
                    "The event store " + path
                            + " cannot be opened, because the native library of SQLite cannot be loaded"
                            + " here. It is unpacked to the folder for temporary files, which must allow that and"
                            + " allow execution; set the system property org.sqlite.tmpdir to a folder that does.",
                    e);
        }
    }

    private static RuntimeException closing(Connection connection, RuntimeException reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        return reason;
    }
}
