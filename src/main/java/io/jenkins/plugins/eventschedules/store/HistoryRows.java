package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What happened in one environment. Entries are added and read, nothing else; the schema forbids it. */
final class HistoryRows {

    private static final String APPEND =
            "INSERT INTO history (environment, event_id, version, revision, at, actor_kind, actor_name, happening,"
                    + " from_status, to_status, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String READ = "SELECT " + HistoryRow.COLUMNS
            + " FROM history WHERE environment = ? AND event_id = ? AND version > ?"
            + " ORDER BY version LIMIT ?";

    private static final String WHOLE =
            "SELECT " + HistoryRow.COLUMNS + " FROM history WHERE environment = ? AND event_id = ? ORDER BY version";

    private final String environment;

    HistoryRows(String environment) {
        this.environment = environment;
    }

    void append(Statements statements, List<HistoryEntry> entries) throws SQLException {
        if (!entries.isEmpty()) {
            statements.updateEach(
                    APPEND, entries.stream().<List<?>>map(this::values).toList());
        }
    }

    List<HistoryRow> read(Statements statements, EventId id, long afterVersion, int limit) throws SQLException {
        return statements.list(READ, List.of(environment, id.value(), afterVersion, limit), HistoryRow::of);
    }

    List<HistoryRow> whole(Statements statements, String id) throws SQLException {
        return statements.list(WHOLE, List.of(environment, id), HistoryRow::of);
    }

    private List<?> values(HistoryEntry entry) {
        return Arrays.asList(
                environment,
                entry.event().value(),
                entry.version(),
                entry.revision(),
                Millis.of(entry.at()),
                Word.of(entry.actor().kind()),
                entry.actor().name(),
                Word.of(entry.happening()),
                entry.from().map(Word::of).orElse(null),
                Word.of(entry.to()),
                entry.message());
    }
}
