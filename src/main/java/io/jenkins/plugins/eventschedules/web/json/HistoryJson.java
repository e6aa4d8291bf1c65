package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A piece of an event's history.
 *
 * @param next the version after which there is more
 */
public record HistoryJson(List<Entry> entries, Optional<Long> next) {

    /** One thing that happened. */
    public record Entry(
            long version,
            long revision,
            Instant at,
            Actor actor,
            HistoryEntry.Happening happening,
            Optional<Status> from,
            Status to,
            String message) {}

    public static HistoryJson of(List<HistoryEntry> entries, Optional<Long> next) {
        return new HistoryJson(entries.stream().map(HistoryJson::entry).toList(), next);
    }

    private static Entry entry(HistoryEntry entry) {
        return new Entry(
                entry.version(),
                entry.revision(),
                entry.at(),
                entry.actor(),
                entry.happening(),
                entry.from(),
                entry.to(),
                entry.message());
    }
}
