package io.jenkins.plugins.eventschedules.store;

import java.sql.SQLException;
import java.util.List;

/**
 * The write-ahead log of the file: what was committed is there first, and is brought into the file when there is enough of
 * it (https://www.sqlite.org/wal.html#ckpt). Whoever commits then does that for all before them, so those for whom every
 * millisecond counts are let off. Whoever has the file's turn may touch it.
 */
final class WriteAheadLog {

    /** In pages; SQLite's own number. It is brought in within some ten milliseconds. */
    static final int ENOUGH = 1000;

    /** In pages: 64 MiB, the size to which an emptied log is cut. Ten thousand claims are a quarter of it. */
    static final int TOO_MUCH = 16_384;

    private final Statements statements;
    private int allowed = ENOUGH;
    private boolean held;

    WriteAheadLog(Statements statements) {
        this.statements = statements;
    }

    /** @param urgent leaves it to the next one who is not, unless there is too much of it by then */
    void beforeCommit(boolean urgent) throws SQLException {
        if (!held) {
            allow(urgent ? TOO_MUCH : ENOUGH);
        }
    }

    /** Brings in all that there is, and nothing more until it is released. */
    void hold() throws SQLException {
        held = true;
        allow(0);
        boolean whole = statements
                .first("PRAGMA wal_checkpoint(FULL)", List.of(), row -> row.getInt(1) == 0)
                .orElseThrow();
        if (!whole) {
            throw new SQLException("the log could not be brought into the file");
        }
    }

    void release() throws SQLException {
        held = false;
        allow(ENOUGH);
    }

    private void allow(int pages) throws SQLException {
        if (pages != allowed) {
            statements.run("PRAGMA wal_autocheckpoint = " + pages);
            allowed = pages;
        }
    }
}
