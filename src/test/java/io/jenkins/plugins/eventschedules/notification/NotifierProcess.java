package io.jenkins.plugins.eventschedules.notification;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Another process that changes events and tells a webhook of it, to be killed. */
public final class NotifierProcess {

    private static final long PAUSE_MILLIS = 5;

    private NotifierProcess() {}

    /** @param task {@code write} changes events for ever, {@code tell} only tells what is left */
    static Process start(String task, Path file, URI hook) throws IOException {
        Path library = Files.createDirectories(Path.of("target", "sqlite")).toAbsolutePath();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.sqlite.tmpdir=" + library,
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifierProcess.class.getName(),
                        task,
                        file.toString(),
                        hook.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[1]), clock)) {
            EventStore events = store.events("sandbox");
            Webhook webhook = new Webhook(
                    URI.create(arguments[2]),
                    () -> Optional.of(Hooked.SECRET),
                    HttpClient.newBuilder(),
                    clock,
                    Duration.ofSeconds(1));
            Receiver receiver = new Receiver(
                    "hook",
                    "webhook",
                    webhook,
                    Audience.always(List.of("hook"), Desk.ALL, Optional.empty()),
                    Optional.empty());
            Notifier.Source source = new Notifier.Source(
                    "sandbox", events, store.chronicle("sandbox"), store.standings("sandbox"), Optional::empty);
            try (Notifier notifier = Notifier.of(source, List.of(receiver), clock, new Random())) {
                notifier.start();
                System.out.println("ready");
                if (arguments[0].equals("write")) {
                    write(events);
                }
                // Until the end of its parent.
                System.in.read();
            }
        }
    }

    private static void write(EventStore store) throws InterruptedException {
        Random random = new Random();
        List<Event> events = new ArrayList<>();
        while (!System.out.checkError()) {
            Event written = events.size() < 5 || random.nextInt(10) == 0
                    ? store.create(Changes.beginning(anEvent().scheduled()), Optional.empty())
                    : changed(store, events.remove(random.nextInt(events.size())));
            events.add(written);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static Event changed(EventStore store, Event event) {
        Event after = event.next(Events.START).done();
        if (!store.commit(Changes.told(after, Happening.EDITED))) {
            throw new IllegalStateException("nobody else changes it");
        }
        return after;
    }
}
