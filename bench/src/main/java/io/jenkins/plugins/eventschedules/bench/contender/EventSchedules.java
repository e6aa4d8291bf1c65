package io.jenkins.plugins.eventschedules.bench.contender;

import io.jenkins.plugins.eventschedules.bench.season.Season;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This plugin: its store, its runner, and a provider that does at once what it is asked. Each event is a whole one, with
 * its plan, its history and its lists, and is written three times where the others remove a row: claimed, begun, live.
 */
public final class EventSchedules implements Contender {

    public static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(1000),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30));

    private final SqliteStore store;
    private final Season season = new Season();
    private final AtomicInteger made = new AtomicInteger();
    private final Claims claims;
    private final HostedEnvironment environment;
    private volatile Starts starts = new Starts(0);

    public EventSchedules(Path folder) {
        store = SqliteStore.open(folder.resolve("events.db"), Clock.systemUTC());
        claims = new Claims(store.events(Season.ENVIRONMENT));
        environment = HostedEnvironment.of(
                new HostedEnvironment.Identity(Season.ENVIRONMENT, "Bench", "sandbox"),
                new HostedEnvironment.World(
                        claims,
                        () -> new Catalog.Listing(List.of(), Instant.now(), List.of()),
                        new Prompt(),
                        Secrets.NONE),
                LIMITS,
                Pace.SANDBOX,
                Clock.systemUTC(),
                System::nanoTime,
                new Random(1));
    }

    /** Sees when which claim is on disk. */
    private static final class Claims extends ForwardingEventStore {
        private final AtomicInteger count = new AtomicInteger();
        private volatile Instant last = Instant.MIN;

        Claims(EventStore store) {
            super(store);
        }

        @Override
        public Collection<EventId> commit(List<Change> changes) {
            Collection<EventId> accepted = super.commit(changes);
            if (changes.get(0).after().status() == Status.DEPLOYING
                    && changes.get(0)
                            .after()
                            .preroll()
                            .filter(PhaseRun::isStarted)
                            .isEmpty()) {
                count.addAndGet(accepted.size());
                last = Instant.now();
            }
            return accepted;
        }
    }

    private final class Prompt implements Provisioner {
        @Override
        public Report start(Event event, PhaseRun run) {
            starts.began(event.plan().prerollAt());
            return new Report.Started("execution-" + run.token(), Optional.empty());
        }

        @Override
        public Report follow(Event event, PhaseRun run) {
            return new Report.Succeeded(List.of(), Map.of());
        }

        @Override
        public Report stop(Event event, PhaseRun run) {
            return new Report.Stopped(List.of());
        }
    }

    @Override
    public String name() {
        return "Event Schedules";
    }

    @Override
    public String settings() {
        return "as it comes: sleeps until the next is due, 16 calls at once";
    }

    /** How many were claimed, and when the last of them was on disk. */
    public record Claimed(int count, Instant last) {}

    public Claimed claimed() {
        return new Claimed(claims.count.get(), claims.last);
    }

    @Override
    public void plan(List<Instant> due) {
        Season.fill(claims, due.size(), i -> season.due(i, due.get(i)));
    }

    @Override
    public void create(Instant due) {
        Event event = season.due(made.incrementAndGet(), due.truncatedTo(ChronoUnit.MILLIS));
        claims.create(Season.beginning(event), Optional.empty());
        environment.environment().runner().nudge(event.id());
    }

    @Override
    public void start(Starts listener) {
        starts = listener;
        environment.start();
    }

    @Override
    public void close() {
        environment.close();
        store.close();
    }
}
