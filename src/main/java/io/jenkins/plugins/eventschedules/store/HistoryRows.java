package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What happened in one environment. Entries are added and read, nothing else; the schema forbids it. */
final class HistoryRows {

    private static final String APPEND =
            "INSERT INTO history (environment, event_id, version, revision, at, actor_kind, actor_name, happening,"
                    + " from_status, to_status, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** What {@link #entry} reads. */
    static final String COLUMNS =
            "event_id, version, revision, at, actor_kind, actor_name, happening, from_status, to_status, message";

    private static final String READ = "SELECT " + COLUMNS
            + " FROM history WHERE environment = ? AND event_id = ? AND version > ?"
            + " ORDER BY version LIMIT ?";

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

    List<HistoryEntry> read(Statements statements, EventId id, long afterVersion, int limit) throws SQLException {
        return statements.list(READ, List.of(environment, id.value(), afterVersion, limit), HistoryRows::entry);
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

    static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                new EventId(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                new Actor(Word.in(Actor.Kind.class, row.getString(5)), row.getString(6)),
                Word.in(Happening.class, row.getString(7)),
                Optional.ofNullable(row.getString(8)).map(word -> Word.in(Status.class, word)),
                Word.in(Status.class, row.getString(9)),
                row.getString(10));
    }
}
