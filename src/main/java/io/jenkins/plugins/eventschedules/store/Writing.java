package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.store.StoreFile.Work;
import java.nio.file.Path;
import java.sql.SQLException;

/** Work that waits to be written, and what became of it. Whoever has the file's turn may touch it. */
final class Writing<T> {

    private final Work<T> work;
    private final boolean urgent;
    private T result;
    private Throwable failure;
    private boolean over;

    Writing(Work<T> work, boolean urgent) {
        this.work = work;
        this.urgent = urgent;
    }

    boolean isUrgent() {
        return urgent;
    }

    /** May be called again, after what it did was rolled back. */
    void run(Statements statements) throws SQLException {
        result = work.with(statements);
    }

    void written() {
        over = true;
    }

    void failed(Throwable why) {
        over = true;
        failure = why;
    }

    boolean isOver() {
        return over;
    }

    /** What the work yielded, or the failure that it had, for the thread that wanted it. */
    T result(Path path) {
        if (failure instanceof SQLException e) {
            throw Failure.of(path, e);
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return result;
    }
}
