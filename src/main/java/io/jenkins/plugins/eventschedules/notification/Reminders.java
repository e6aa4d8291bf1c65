package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has to be reminded of which end. Computed from the events and the clock, with a mark of what was sent, so that
 * neither a restart nor a moved end loses or repeats one.
 */
final class Reminders {

    /** Reading the live events is cheap, but not free. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /** Far more than can be due within an hour; beyond them the next look goes on. */
    private static final int MOST_DUE = 5_000;

    private final EventStore store;
    private final Notices notices;
    private final Standings standings;
    private Instant nextLook = Instant.MIN;

    Reminders(EventStore store, Notices notices, Standings standings) {
        this.store = store;
        this.notices = notices;
        this.standings = standings;
    }

    /** Those not sent yet, the nearest end first. */
    List<Notice> due(Receiver receiver, Instant now) {
        if (receiver.beforeEnd().isEmpty() || now.isBefore(nextLook)) {
            return List.of();
        }
        List<Notice> due = new ArrayList<>();
        for (Event event : endingBefore(now.plus(receiver.beforeEnd().get()), now)) {
            Notice notice = notices.endingSoon(event, now);
            Instant end = event.plan().window().end();
            if (!receiver.audience().of(notice).isEmpty() && !standings.wasReminded(receiver.name(), event.id(), end)) {
                due.add(notice);
            }
        }
        if (due.isEmpty()) {
            nextLook = now.plus(BETWEEN_LOOKS);
        }
        return due;
    }

    void sent(Receiver receiver, Notice notice) {
        notice.about()
                .ifPresent(about -> standings.reminded(
                        receiver.name(), notice.event(), about.window().end()));
    }

    /** The end is what a live event is due at, so that nothing else has to be looked at than what is due soon. */
    private List<Event> endingBefore(Instant latest, Instant now) {
        return store.due(latest, MOST_DUE).stream()
                .filter(event -> event.status() == Status.LIVE)
                .filter(event -> event.plan().window().end().isAfter(now))
                .toList();
    }
}
