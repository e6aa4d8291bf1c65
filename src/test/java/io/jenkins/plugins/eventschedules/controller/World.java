package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.EventIds;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.series.SeriesDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A controller with its people, its provider and its misfortunes, on a clock and with threads that the test plays:
 * calls to the provider are run one by one in an order of the test's choosing. Everything follows from the seed.
 */
final class World {

    static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10));
    private static final Actor ALICE = Actor.person("alice");

    final Random random;
    final EventStore store;
    final FaultyProvider provider;
    final CrashingStore fragile;
    private final Lifecycle lifecycle = new Lifecycle(LIMITS);
    private final List<Runnable> calls = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T00:00:00Z");
    private long nanos;
    private int ids;
    private ControllerRunner runner;
    private Schedules schedules;
    private boolean calm;

    World(long seed, EventStore store) {
        this.random = new Random(seed);
        this.store = store;
        this.provider = new FaultyProvider(random, () -> nanos);
        this.fragile = new CrashingStore(store, random, 0.02);
        // Those that are there took theirs from the beginning.
        this.ids = all().isEmpty() ? 0 : 1_000_000;
        boot();
    }

    /** What a new process does; everything that was only in memory is gone. */
    private void boot() {
        calls.clear();
        runner = new ControllerRunner(
                fragile,
                lifecycle,
                provider,
                Safeguards.NONE,
                Pace.SANDBOX,
                this::enqueue,
                () -> now,
                () -> nanos,
                random);
        EventIds next = () -> new EventId(String.format("01JDXM4Z5N%016d", ids++));
        schedules = new Schedules(
                "sandbox", store, new Admission(LIMITS, catalog(), Secrets.NONE), lifecycle, runner, next, () -> now);
    }

    private void enqueue(Runnable call) {
        calls.add(call);
    }

    /** One round, then some of the calls that wait for a thread, in any order; some threads hang for ever. */
    void step() {
        try {
            runner.round();
            while (!calls.isEmpty() && random.nextInt(8) != 0) {
                Runnable call = calls.remove(random.nextInt(calls.size()));
                if (calm || random.nextInt(50) != 0) {
                    perhapsForEver(call);
                }
            }
        } catch (CrashingStore.Crash e) {
            boot();
        }
    }

    /** Its thread does nothing any more, and its place is free once the runner gives the call up. */
    private static void perhapsForEver(Runnable call) {
        try {
            call.run();
        } catch (FaultyProvider.Hangs e) {
            // Nobody comes back.
        }
    }

    Instant now() {
        return now;
    }

    /** From here on nothing goes wrong any more. */
    void calmDown() {
        calm = true;
        provider.calmDown();
        fragile.calmDown();
    }

    void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** The wall clock is set; real time does not jump with it. */
    void jump(Duration by) {
        now = now.plus(by);
    }

    void schedule() {
        Instant start = now.plusSeconds(random.nextInt(-600, 3600));
        Instant end = start.plusSeconds(random.nextInt(1, 3600));
        refusable(() -> schedules.schedule(draft(start, end, random.nextInt(0, 20)), ALICE, Optional.empty()));
    }

    /** As typed on the wall of a zone. */
    EventId schedule(LocalDateTime start, LocalDateTime end, String zone) {
        return schedules
                .schedule(typed(start, end, zone), ALICE, Optional.empty())
                .event()
                .id();
    }

    /** As the page does it: with the zone that it shows. */
    void extend(Event event, Duration by) {
        schedules.change(
                event.id(),
                event.revision(),
                draft -> draft.during(
                        draft.start(), event.plan().window().end().plus(by).toString(), draft.zone()),
                ALICE);
    }

    /** Step by step while there is something to do, and in larger ones else. */
    void playUntil(Instant end) {
        while (now.isBefore(end)) {
            boolean busy = !store.inFlight().isEmpty()
                    || store.nextDue()
                            .map(due -> due.isBefore(now.plus(Duration.ofMinutes(2))))
                            .orElse(false);
            pass(busy ? Duration.ofSeconds(20) : Duration.ofMinutes(2));
            step();
        }
    }

    /** The same on as many days. */
    List<Event> daily(LocalDateTime start, LocalDateTime end, ZoneId zone, int days) {
        SeriesDraft series = new SeriesDraft(typed(start, end, zone.getId()), "FREQ=DAILY;COUNT=" + days, List.of());
        return schedules.schedule(series, ALICE, Optional.empty()).events();
    }

    private static Draft typed(LocalDateTime start, LocalDateTime end, String zone) {
        return draft(Instant.EPOCH, Instant.EPOCH, 5).during(start.toString(), end.toString(), zone);
    }

    /** A person does something to some event, perhaps having looked at it a while ago. */
    void command() {
        List<Event> all = all();
        if (all.isEmpty()) {
            return;
        }
        Event event = all.get(random.nextInt(all.size()));
        long revision = event.revision() - (random.nextInt(5) == 0 ? 1 : 0);
        refusable(() -> {
            switch (random.nextInt(6)) {
                case 0 -> schedules.ask(event.id(), revision, new Command.Cancel(), ALICE);
                case 1 -> schedules.ask(event.id(), revision, new Command.EndNow(), ALICE);
                case 2 -> schedules.ask(event.id(), revision, new Command.Retry(), ALICE);
                case 3 -> schedules.delete(event.id(), revision, ALICE);
                case 4 -> schedules.change(event.id(), revision, draft -> moved(event, Duration.ZERO), ALICE);
                default ->
                    schedules.change(
                            event.id(),
                            revision,
                            draft -> moved(event, Duration.ofSeconds(random.nextInt(900))),
                            ALICE);
            }
        });
    }

    void retryFailedTakedowns() {
        for (Event event : all()) {
            refusable(() -> schedules.ask(event.id(), event.revision(), new Command.Retry(), ALICE));
        }
    }

    List<Event> all() {
        return store.list(EventQuery.all().limitedTo(EventQuery.MAXIMUM_LIMIT)).events();
    }

    private Draft moved(Event event, Duration start) {
        Instant from = event.plan().window().start().plus(start);
        return draft(from, event.plan().window().end().plusSeconds(random.nextInt(-600, 1200)), 2);
    }

    private static Draft draft(Instant start, Instant end, int leadMinutes) {
        return new Draft(
                "Sale",
                null,
                start.toString(),
                end.toString(),
                null,
                "PT" + leadMinutes + "M",
                null,
                null,
                null,
                "automation",
                "minimal",
                null,
                Map.of(),
                null);
    }

    private static void refusable(Runnable request) {
        try {
            request.run();
        } catch (RefusedException e) {
            // A refusal is a proper answer to a random request; that it changed nothing shows in the histories.
        }
    }

    private Catalog catalog() {
        CatalogTarget minimal = new CatalogTarget(
                TargetType.AUTOMATION,
                "minimal",
                "",
                "",
                List.of(new CatalogTarget.Version("1", "1", true, List.of(), List.of("Id"))),
                List.of());
        return () -> new Catalog.Listing(List.of(minimal), now, List.of());
    }
}
