package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes notices of what happened in one environment. */
final class Notices {

    private final String environment;
    private final EventStore store;
    private final Supplier<Optional<URI>> page;

    /** @param page where the page is for others, ending with a slash; asked each time */
    Notices(String environment, EventStore store, Supplier<Optional<URI>> page) {
        this.environment = environment;
        this.store = store;
        this.page = page;
    }

    Optional<Notice> of(HistoryEntry entry) {
        return Kind.of(entry).map(kind -> of(entry, kind));
    }

    private Notice of(HistoryEntry entry, Kind kind) {
        Optional<Event> event = find(entry.event());
        return new Notice(
                entry.event() + "." + entry.version(),
                kind,
                entry.at(),
                environment,
                entry.event(),
                entry.version(),
                entry.revision(),
                entry.to(),
                entry.message(),
                store.folder(entry.event()).orElse(""),
                event.map(Notices::about),
                event.isPresent() ? link(entry.event(), "") : Optional.empty());
    }

    /** A damaged event is told of as one that is gone: those after it wait for it otherwise, for ever. */
    private Optional<Event> find(EventId id) {
        try {
            return store.find(id);
        } catch (StoreException e) {
            if (store.damaged().contains(id.value())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** That the window of a live event ends soon. */
    Notice endingSoon(Event event, Instant now) {
        Instant end = event.plan().window().end();
        long minutes = Math.max(1, Duration.between(now, end).toMinutes());
        return new Notice(
                event.id() + ".ends." + end.toEpochMilli(),
                Kind.ENDING_SOON,
                now,
                environment,
                event.id(),
                event.version(),
                event.revision(),
                event.status(),
                "It ends in " + minutes + (minutes == 1 ? " minute." : " minutes."),
                event.origin().folder(),
                Optional.of(about(event)),
                link(event.id(), "/extend"));
    }

    private static Notice.About about(Event event) {
        return new Notice.About(event.plan().name(), event.owner(), event.plan().window());
    }

    private Optional<URI> link(EventId event, String rest) {
        return page.get().map(base -> URI.create(base + "?at=" + environment + "/events/" + event + rest));
    }
}
