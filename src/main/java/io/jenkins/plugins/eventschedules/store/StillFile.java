package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The database file, held still for somebody who reads all of it. What was committed before is brought into it from the
 * log; what is committed meanwhile stays in the log (https://www.sqlite.org/wal.html#ckpt), so that nobody waits for the
 * reader.
 *
 * <p>The reader has a connection of its own, which takes the file for one that never changes. It is one of SQLite: closing
 * any other handle on the file would drop the locks of the open store, see {@link Opening}.
 */
final class StillFile {

    private final StoreFile file;
    private final ReentrantLock one = new ReentrantLock();

    StillFile(StoreFile file) {
        this.file = file;
    }

    /**
     * Reads it as it stands now. One reader at a time; others wait.
     *
     * @throws StoreException also when the store is closed before this is over, because the file has changed then
     */
    <T> T read(StoreFile.Work<T> reading) {
        one.lock();
        try {
            file.hold();
            return apart(file.path(), reading);
        } finally {
            release();
        }
    }

    /** Reads a file that nobody changes, and makes nothing beside it: no log of another file is taken for its own. */
    static <T> T apart(Path path, StoreFile.Work<T> reading) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + path.toUri() + "?immutable=1")) {
            Statements statements = new Statements(connection);
            try {
                return reading.with(statements);
            } finally {
                statements.forget();
            }
        } catch (SQLException e) {
            throw Failure.of(path, e);
        }
    }

    /** Also where it could not be held: the log must not grow for ever. */
    private void release() {
        try {
            file.release();
        } finally {
            one.unlock();
        }
    }
}
