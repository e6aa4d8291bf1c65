package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The history of one environment by position. It walks over that of the others, rather than having an index that every
 * claim would have to write.
 */
final class SqliteChronicle implements Chronicle {

    private static final String READ = "SELECT " + HistoryRow.COLUMNS
            + ", position, environment FROM history WHERE position > ? ORDER BY position LIMIT ?";
    private static final String END = "SELECT coalesce(max(position), 0) FROM history";

    private final StoreFile file;
    private final String environment;
    private final Damaged damaged;

    SqliteChronicle(StoreFile file, String environment, Damaged damaged) {
        this.file = file;
        this.environment = environment;
        this.damaged = damaged;
    }

    @Override
    public Piece after(long position, int limit) {
        List<Row> rows = file.read(statements -> statements.list(READ, List.of(position, limit), SqliteChronicle::row));
        List<Unread<Recorded>> ours = rows.stream()
                .filter(row -> row.environment().equals(environment))
                .map(Row::recorded)
                .toList();
        long reached = rows.isEmpty() ? position : rows.get(rows.size() - 1).position();
        return new Piece(damaged.sound(ours), reached);
    }

    @Override
    public long end() {
        return file.read(statements -> statements.first(END, List.of(), row -> row.getLong(1)))
                .orElse(0L);
    }

    private record Row(HistoryRow entry, long position, String environment) {

        Unread<Recorded> recorded() {
            return new Unread<>(entry.unread().name(), () -> new Recorded(position, entry.entry()));
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(HistoryRow.of(row), row.getLong(11), row.getString(12));
    }
}
