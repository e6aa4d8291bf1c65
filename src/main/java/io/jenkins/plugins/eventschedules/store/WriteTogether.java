package io.jenkins.plugins.eventschedules.store;

import java.sql.SQLException;
import java.util.List;

/**
 * Writes what waits in one transaction, because waiting for the disk is what a small change spends its time with. When
 * one of several fails, all are rolled back and each is written alone, so that nobody bears the failure of another.
 */
final class WriteTogether {

    private final Statements statements;
    private final WriteAheadLog log;

    WriteTogether(Statements statements, WriteAheadLog log) {
        this.statements = statements;
        this.log = log;
    }

    void write(List<Writing<?>> all) {
        if (all.size() == 1 || !together(all)) {
            all.forEach(this::alone);
        }
    }

    private boolean together(List<Writing<?>> all) {
        try {
            commit(all);
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            // Whoever caused it meets it again alone, and is told.
            statements.rollBack();
            return false;
        }
    }

    private void alone(Writing<?> one) {
        try {
            commit(List.of(one));
        } catch (SQLException | RuntimeException | Error e) {
            statements.rollBack();
            one.failed(e);
        }
    }

    private void commit(List<Writing<?>> all) throws SQLException {
        log.beforeCommit(all.stream().allMatch(Writing::isUrgent));
        // Taking the lock at once: there is nobody to share it with, and a later upgrade could only fail.
        statements.run("BEGIN IMMEDIATE");
        for (Writing<?> each : all) {
            each.run(statements);
        }
        statements.commit();
        all.forEach(Writing::written);
    }
}
