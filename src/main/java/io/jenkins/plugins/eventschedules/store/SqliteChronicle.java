package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of one environment by position. It walks over that of the others, rather than having an index that every
 * claim would have to write.
 */
final class SqliteChronicle implements Chronicle {

    private static final String READ = "SELECT " + HistoryRows.COLUMNS
            + ", position, environment FROM history WHERE position > ? ORDER BY position LIMIT ?";
    private static final String END = "SELECT coalesce(max(position), 0) FROM history";

    private final StoreFile file;
    private final String environment;

    SqliteChronicle(StoreFile file, String environment) {
        this.file = file;
        this.environment = environment;
    }

    @Override
    public Piece after(long position, int limit) {
        List<Row> rows = file.read(statements -> statements.list(READ, List.of(position, limit), SqliteChronicle::row));
        List<Recorded> ours = new ArrayList<>();
        for (Row row : rows) {
            if (row.environment().equals(environment)) {
                ours.add(row.recorded());
            }
        }
        long reached =
                rows.isEmpty() ? position : rows.get(rows.size() - 1).recorded().position();
        return new Piece(ours, reached);
    }

    @Override
    public long end() {
        return file.read(statements -> statements.first(END, List.of(), row -> row.getLong(1)))
                .orElse(0L);
    }

    private record Row(Recorded recorded, String environment) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(new Recorded(row.getLong(11), HistoryRows.entry(row)), row.getString(12));
    }
}
