package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open file: its one connection, given out in turns. The turns are fair, because a page that is read again and
 * again must not keep a claim waiting. Whoever writes takes along all that wait to write, so that many who write at the
 * same time wait for the disk together and not one after the other.
 */
final class StoreFile implements AutoCloseable {

    private final Path path;
    private final Connection connection;
    private final Statements statements;
    private final WriteAheadLog log;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<Writing<?>> waiting = new ConcurrentLinkedQueue<>();
    private boolean closed;

    StoreFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
        this.statements = new Statements(connection);
        this.log = new WriteAheadLog(statements);
    }

    /** Something to do with the file while nobody else does. */
    interface Work<T> {
        T with(Statements statements) throws SQLException;
    }

    /** Reads what belongs together in one turn. */
    <T> T read(Work<T> work) {
        return inTurn(work);
    }

    /**
     * Writes all of it or, when it throws, none. It is on disk when this returns. It may be run in another thread and in
     * one transaction with others, which it then finds written; should that transaction fail, all of them fail.
     */
    <T> T write(Work<T> work) {
        return write(new Writing<>(work, false));
    }

    /** As {@link #write}, for whom every millisecond counts: bringing the log into the file is left to others. */
    <T> T writeUrgently(Work<T> work) {
        return write(new Writing<>(work, true));
    }

    private <T> T write(Writing<T> mine) {
        waiting.add(mine);
        inTurn(all -> {
            if (!mine.isOver()) {
                new WriteTogether(all, log).write(drained());
            }
            return null;
        });
        return mine.result(path);
    }

    /** Brings all that was committed into the file, which then stays as it is until it is {@link #release released}. */
    void hold() {
        inTurn(all -> {
            log.hold();
            return null;
        });
    }

    void release() {
        inTurn(all -> {
            log.release();
            return null;
        });
    }

    private List<Writing<?>> drained() {
        List<Writing<?>> all = new ArrayList<>();
        for (Writing<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        return all;
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

    Path path() {
        return path;
    }

    /** How many threads wait for their turn, about. */
    int waiting() {
        return turn.getQueueLength();
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
