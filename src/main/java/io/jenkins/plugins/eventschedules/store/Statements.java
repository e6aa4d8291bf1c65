package io.jenkins.plugins.eventschedules.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements of one connection. Each is prepared once and kept; the least used make room. One thread at a time. */
final class Statements {

    private static final int KEPT = 100;

    private final Connection connection;
    /** For the transaction that is open. */
    private final Set<String> last = new LinkedHashSet<>();

    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(2 * KEPT, 0.75f, true);

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Takes one row to what it says. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Runs SQL that is not worth keeping; it may be a whole script. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** @return how many rows were changed */
    int update(String sql, List<?> values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** Runs one statement for each set of values. @return how many rows each changed */
    int[] updateEach(String sql, List<List<?>> sets) throws SQLException {
        PreparedStatement statement = prepared(sql);
        try {
            for (List<?> values : sets) {
                bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    <T> List<T> list(String sql, List<?> values, Reading<T> reading) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        }
    }

    <T> Optional<T> first(String sql, List<?> values, Reading<T> reading) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
        }
    }

    /** Leaves something to be done once, after everything else in the transaction, however often it is asked for. */
    void beforeCommit(String sql) {
        last.add(sql);
    }

    void commit() throws SQLException {
        for (String sql : last) {
            update(sql, List.of());
        }
        last.clear();
        run("COMMIT");
    }

    /**
     * Gives up the transaction, if there is one. After some failures SQLite has done that itself and refuses to do it
     * again, which does no harm: https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
     */
    void rollBack() {
        last.clear();
        // The driver finalises a statement that failed, so none of those kept can be relied on.
        forget();
        try {
            run("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // See above. If it was refused for another reason, the next BEGIN fails and comes here again.
        }
    }

    /** Closes every statement that is kept. */
    void forget() {
        kept.values().forEach(Statements::close);
        kept.clear();
    }

    private PreparedStatement bound(String sql, List<?> values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            if (kept.size() == KEPT) {
                close(kept.remove(kept.keySet().iterator().next()));
            }
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static void close(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            // It reports the failure of its last run, which was thrown then.
        }
    }
}
