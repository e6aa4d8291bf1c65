package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;

/** Is told of everything that happened to events, once each, right after it was written. */
public interface Witness {

    /** @param after the event as the entry left it */
    void happened(Event after, HistoryEntry entry);

    /** The event is gone, and the entry is the last of its history. */
    void deleted(String environment, HistoryEntry entry);
}
