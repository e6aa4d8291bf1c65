package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.CountsJson;
import io.jenkins.plugins.eventschedules.web.json.EventsJson;
import io.jenkins.plugins.eventschedules.web.json.HistoryJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of an environment and what happened to them. */
final class ReadEvents {

    static final Set<String> PIECE = Set.of("after", "limit");

    private static final int USUAL_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 500;

    private final Gate gate;
    private final Tags tags;

    ReadEvents(Gate gate, Tags tags) {
        this.gate = gate;
        this.tags = tags;
    }

    Reply counts(Call call, Access access) {
        return Reply.read(
                call.request(),
                tags.generation(access, call),
                () -> Json.bytes(CountsJson.of(access.environment().store().counts(access.visible()))));
    }

    Reply list(Call call, Access access) {
        EventQuery query = EventQueries.read(call.query(), access.visible());
        return Reply.read(call.request(), tags.generation(access, call), () -> {
            EventPage page = access.environment().store().list(query);
            return Json.bytes(
                    new EventsJson(page.events().stream().map(access::shown).toList(), page.next()));
        });
    }

    Reply one(Call call, Access access, Event event) {
        return Reply.read(call.request(), tags.event(access, event), () -> Json.bytes(access.shown(event)));
    }

    /** The history outlives its event, so the event is not asked for. The gate has seen that there is one. */
    Reply history(Call call, Access access) {
        EventId id = gate.past(access, call.variable("id"));
        long after = call.query().number("after", 0, Long.MAX_VALUE).orElse(0L);
        int limit = call.query()
                .number("limit", 1, MAXIMUM_LIMIT)
                .map(Long::intValue)
                .orElse(USUAL_LIMIT);
        return Reply.read(call.request(), tags.generation(access, call), () -> {
            EventStore store = access.environment().store();
            List<HistoryEntry> entries = store.history(id, after, limit);
            return Json.bytes(HistoryJson.of(entries, next(store, id, entries, limit)));
        });
    }

    private static Optional<Long> next(EventStore store, EventId id, List<HistoryEntry> entries, int limit) {
        if (entries.size() < limit) {
            return Optional.empty();
        }
        long last = entries.get(entries.size() - 1).version();
        return store.history(id, last, 1).isEmpty() ? Optional.empty() : Optional.of(last);
    }
}
