package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open file: its one connection, given out in turns. The turns are fair, because a page that is read again and
 * again must not keep a claim waiting.
 */
final class StoreFile implements AutoCloseable {

    private final Path path;
    private final Connection connection;
    private final Statements statements;
    private final ReentrantLock turn = new ReentrantLock(true);
    private boolean closed;

    StoreFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /** Something to do with the file while nobody else does. */
    interface Work<T> {
        T with(Statements statements) throws SQLException;
    }

    /** Reads what belongs together in one turn. */
    <T> T read(Work<T> work) {
        return inTurn(work);
    }

    /** Writes all of it or, when it throws, none. It is on disk when this returns. */
    <T> T write(Work<T> work) {
        return inTurn(all -> {
            // Taking the lock at once: there is nobody to share it with, and a later upgrade could only fail.
            all.run("BEGIN IMMEDIATE");
            T result = work.with(all);
            all.run("COMMIT");
            return result;
        });
    }

    private <T> T inTurn(Work<T> work) {
        turn.lock();
        try {
            if (closed) {
                throw new StoreException("The event store " + path + " is closed.", null);
            }
            return orNothing(work);
        } catch (SQLException e) {
            throw Failure.of(path, e);
        } finally {
            turn.unlock();
        }
    }

    private <T> T orNothing(Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.with(statements);
            done = true;
            return result;
        } finally {
            if (!done) {
                statements.rollBack();
            }
        }
    }

    /**
     * The last connection brings everything from the log into the file and removes the log
     * (https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files). What it cannot, on a full disk, stays in
     * the log and is found there at the next opening.
     */
    @Override
    public void close() {
        turn.lock();
        try {
            if (!closed) {
                new LeftBehind(path).closing();
            }
            closed = true;
            statements.forget();
            connection.close();
        } catch (SQLException e) {
            throw Failure.of(path, e);
        } finally {
            turn.unlock();
        }
    }
}
