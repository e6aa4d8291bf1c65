package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.stored.Unread;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What the file holds of one entry of a history, not yet understood. The status before may be null. */
record HistoryRow(
        String event,
        long version,
        long revision,
        long at,
        String actorKind,
        String actorName,
        String happening,
        String from,
        String to,
        String message) {

    static final String COLUMNS =
            "event_id, version, revision, at, actor_kind, actor_name, happening, from_status, to_status, message";

    static HistoryRow of(ResultSet row) throws SQLException {
        return new HistoryRow(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    Unread<HistoryEntry> unread() {
        return new Unread<>("entry " + version + " in the history of " + event, this::entry);
    }

    HistoryEntry entry() {
        return new HistoryEntry(
                new EventId(event),
                version,
                revision,
                Millis.moment(at),
                new Actor(Word.in(Actor.Kind.class, actorKind), actorName),
                Word.in(Happening.class, happening),
                Optional.ofNullable(from).map(word -> Word.in(Status.class, word)),
                Word.in(Status.class, to),
                message);
    }
}
