package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Prints how long single commits wait for a backup, at 100,000 events. A program and no test, because a number from a busy
 * machine is no promise.
 */
public final class BackupTimings {

    private static final int ALL = 100_000;

    private BackupTimings() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("backup-timings");
        try (SqliteStore store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system())) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < ALL; i++) {
                events.add(anEvent()
                        .named("Event " + (i * 31L) % ALL + " of the season")
                        .noted("Expected by the marketing team; see the plan of region " + i % 97 + ".")
                        .ownedBy("owner-" + i % 200)
                        .startingAt(Events.START.plus(Duration.ofMinutes(10L * i)))
                        .ended());
            }
            StoreBulk.load(store, events);
            for (int round = 0; round < 3; round++) {
                Path copy = folder.resolve("copy-" + round + ".db");
                AtomicBoolean done = new AtomicBoolean();
                EventStore sandbox = store.events("sandbox");
                List<Long> waits = new ArrayList<>();
                Thread writer = new Thread(() -> {
                    while (!done.get()) {
                        Event made = anEvent().scheduled();
                        long before = System.nanoTime();
                        sandbox.create(Changes.beginning(made), Optional.empty());
                        waits.add(System.nanoTime() - before);
                    }
                });
                writer.start();
                Thread.sleep(500);
                long before = System.nanoTime();
                store.copyTo(copy);
                long took = System.nanoTime() - before;
                done.set(true);
                writer.join();
                waits.sort(null);
                System.out.printf(
                        "backup of %,d KiB: %,.0f ms; commits meanwhile: %d, median %.2f ms, longest %.0f ms%n",
                        Files.size(copy) / 1024,
                        took / 1e6,
                        waits.size(),
                        waits.get(waits.size() / 2) / 1e6,
                        waits.get(waits.size() - 1) / 1e6);
            }
        }
    }
}
