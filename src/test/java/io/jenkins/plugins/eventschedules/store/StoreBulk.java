package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import java.util.List;

/** Many events at once, for tests of a full store: the port has no such thing, because people do not. */
final class StoreBulk {

    private StoreBulk() {}

    static void load(SqliteStore store, List<Event> events) {
        EventWrites writes = new EventWrites(new EventJson());
        store.file().write(statements -> {
            // Event by event in one transaction, the index of texts would be written out after each.
            String trigger = statements
                    .first(
                            "SELECT sql FROM sqlite_schema WHERE name = 'event_text_begins'",
                            List.of(),
                            row -> row.getString(1))
                    .orElseThrow();
            statements.run("DROP TRIGGER event_text_begins");
            for (Event event : events) {
                writes.insert(statements, writes.insertions(List.of(event)));
                new HistoryRows(event.environment())
                        .append(
                                statements,
                                List.of(Changes.beginning(event).entry().orElseThrow()));
            }
            statements.run("INSERT INTO event_text (rowid, text)"
                    + " SELECT serial, name_folded || ' ' || notes_folded || '  ' FROM event"
                    + " WHERE serial > (SELECT ifnull(max(rowid), 0) FROM event_text_docsize)");
            statements.run(trigger);
            return null;
        });
    }
}
