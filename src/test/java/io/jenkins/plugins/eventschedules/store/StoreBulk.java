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
            for (Event event : events) {
                writes.insert(statements, writes.insertions(List.of(event)));
                new HistoryRows(event.environment())
                        .append(
                                statements,
                                List.of(Changes.beginning(event).entry().orElseThrow()));
            }
            return null;
        });
    }
}
