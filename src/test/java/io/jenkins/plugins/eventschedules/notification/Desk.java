package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A real store with one receiver before it, on a clock that a test sets. It may be closed and opened again. */
final class Desk implements AutoCloseable {

    static final String NAME = "hook";
    static final Duration TIMEOUT = Duration.ofMillis(400);
    static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private final Path file;
    private final Receiver receiver;
    Instant now = Events.START.minus(Duration.ofDays(1));
    SqliteStore store;
    TellReceiver teller;

    Desk(Path folder, Receiver receiver) {
        this.file = folder.resolve("events.db");
        this.receiver = receiver;
        open();
        teller.begin();
    }

    static Receiver hook(Hooked at, Set<Kind> kinds, Optional<Duration> beforeEnd) {
        return hook(at, kinds, beforeEnd, Optional.of(Hooked.SECRET));
    }

    static Receiver hook(Hooked at, Set<Kind> kinds, Optional<Duration> beforeEnd, Optional<String> secret) {
        return new Receiver(
                NAME,
                Webhook.means(at.url()),
                new Webhook(
                        at.url(), () -> secret, HttpClient.newBuilder(), () -> Events.START.minusSeconds(5), TIMEOUT),
                Audience.always(List.of("hook"), kinds, Optional.empty()),
                beforeEnd);
    }

    void open() {
        store = SqliteStore.open(file, () -> now);
        Notices notices = new Notices(
                "sandbox", events(), () -> Optional.of(URI.create("https://jenkins.example.com/event-schedules/")));
        Standings standings = store.standings("sandbox");
        teller = new TellReceiver(
                receiver,
                store.chronicle("sandbox"),
                notices,
                new Reminders(events(), notices, standings),
                standings,
                () -> now,
                new Patience(new Random(1)));
    }

    void restart() {
        store.close();
        open();
    }

    EventStore events() {
        return store.events("sandbox");
    }

    Standing standing() {
        return store.standings("sandbox").of(NAME).orElseThrow();
    }

    ReceiverHealth health() {
        return teller.health("sandbox");
    }

    Event make(Event event) {
        return events().create(Changes.beginning(event), Optional.empty());
    }

    Event tell(Event event, Happening happening) {
        Event after = event.next(now).done();
        if (!events().commit(Changes.told(after, happening))) {
            throw new AssertionError("nobody else changes it");
        }
        return after;
    }

    /** A round of the receiver. @return how long it would sleep */
    Duration round() {
        try {
            return teller.round();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
