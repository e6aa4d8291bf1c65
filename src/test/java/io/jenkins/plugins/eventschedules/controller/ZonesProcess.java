package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;

/** Somebody else's Java, with time zone data of its own, plays what another has planned, and tells what became of it. */
public final class ZonesProcess {

    private ZonesProcess() {}

    /** @param words the store, a seed, from when and until when to play, and a local time to type with its zone */
    public static void main(String[] words) {
        try (SqliteStore store = SqliteStore.open(Path.of(words[0]), InstantSource.system())) {
            World world = new World(Long.parseLong(words[1]), store.events("sandbox"));
            world.calmDown();
            world.jump(Duration.between(world.now(), Instant.parse(words[2])));
            Optional<EventId> typed = type(world, LocalDateTime.parse(words[4]), words[5]);
            world.all().stream()
                    .filter(event -> !typed.equals(Optional.of(event.id())))
                    .findFirst()
                    .ifPresent(event -> world.extend(event, Duration.ofMinutes(7)));
            world.playUntil(Instant.parse(words[3]));
            world.all().forEach(event -> tell(world, event));
            world.provider.violations().forEach(what -> System.out.println("twice " + what));
            world.provider.up().forEach(id -> System.out.println("up " + id));
        }
        System.out.println("done");
    }

    private static Optional<EventId> type(World world, LocalDateTime start, String zone) {
        try {
            EventId id = world.schedule(start, start.plusHours(1), zone);
            System.out.println("typed " + id);
            return Optional.of(id);
        } catch (RefusedException e) {
            System.out.println("refused " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void tell(World world, Event event) {
        Window window = event.plan().window();
        System.out.println("event " + event.id() + " " + event.status() + " " + window.start() + " " + window.end()
                + " " + window.zone() + " " + window.unknownZone().orElse("known"));
        world.store.history(event.id(), 0, 500).stream()
                .filter(entry -> entry.happening() == Happening.CLAIMED)
                .forEach(entry -> System.out.println("claim " + event.id() + " " + entry.at()));
    }
}
