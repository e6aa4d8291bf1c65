package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import java.util.Objects;
import java.util.Optional;

/**
 * The next version of an event with what its history says of it. It is written on top of version
 * {@code after.version() - 1} or not at all: this is the compare-and-set on which claims rest.
 *
 * @param entry absent for mere progress
 */
public record Change(Event after, Optional<HistoryEntry> entry) {

    public Change {
        Objects.requireNonNull(after, "after");
        entry.ifPresent(e -> {
            if (!e.event().equals(after.id()) || e.version() != after.version() || e.to() != after.status()) {
                throw new IllegalArgumentException("an entry tells of its own event, at its own version and status");
            }
        });
    }
}
