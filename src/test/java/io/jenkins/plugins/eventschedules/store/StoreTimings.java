package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Prints how long the store takes for what matters, at 100,000 events. A program and no test, because a number from a
 * busy machine is no promise.
 */
public final class StoreTimings {

    private static final int ALL = 100_000;
    private static final int DUE = 10_000;

    private StoreTimings() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("store-timings");
        Path path = folder.resolve("events.db");
        try (SqliteStore store = SqliteStore.open(path, InstantSource.system())) {
            load(store);
            measure(store.events("sandbox"));
        }
        System.out.printf("%-36s %,10d KiB%n", "size of the file", Files.size(path) / 1024);
        timed("open again, with the check for damage", 1, () -> {
            SqliteStore.open(path, InstantSource.system()).close();
            return null;
        });
    }

    /** Two years of use: four of five events are over, and of those to come every second is due. */
    private static void load(SqliteStore store) throws Exception {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            boolean over = i < ALL - 2 * DUE;
            boolean due = !over && i % 2 == 0;
            Instant start = due
                    ? Events.START.plusSeconds(i % 600)
                    : Events.START.plus(Duration.ofMinutes(10L * (i - ALL + 2 * DUE) + i * 7919L % 10_000));
            Events.Making making = anEvent()
                    .named("Event " + (i * 31L) % ALL + " of the season")
                    .noted("Expected by the marketing team; see the plan of region " + i % 97 + ".")
                    .ownedBy("owner-" + i % 200)
                    .running(i % 3 == 0 ? TargetType.PRODUCT : TargetType.AUTOMATION, "target-" + i % 40)
                    .startingAt(start)
                    .updatedAt(Events.START.minusSeconds(ALL - i));
            events.add(over ? making.ended() : making.scheduled());
        }
        EventStore sandbox = store.events("sandbox");
        timed("load 100,000 in one transaction", 1, () -> {
            StoreBulk.load(store, events);
            return null;
        });
        List<Event> singles = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            singles.add(anEvent()
                    .named("Single " + i)
                    .startingAt(Events.START.plusSeconds(86_400L + i))
                    .scheduled());
        }
        Iterator<Event> made = singles.iterator();
        timed("create one", singles.size(), () -> sandbox.create(Changes.beginning(made.next()), Optional.empty()));
        Iterator<Event> changed = singles.iterator();
        timed(
                "change one",
                singles.size(),
                () -> sandbox.commit(
                        Changes.untold(changed.next().next(Events.START).done())));
    }

    private static void measure(EventStore store) throws Exception {
        Instant now = Events.START.plusSeconds(600);
        List<Event> due = timed("read 10,000 due", 1, () -> store.due(now, DUE));
        Lifecycle lifecycle = new Lifecycle(new Limits(
                Duration.ofDays(14),
                Duration.ofDays(1),
                Duration.ofDays(400),
                Duration.ofMinutes(20),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30)));
        List<Change> claims = due.stream()
                .map(event -> (Decision.Move) lifecycle.decide(event, new Fact.Tick(Actor.runner("controller")), now))
                .map(Decision.Move::change)
                .toList();
        timed("claim 10,000 due", 1, () -> store.commit(claims));
        List<Change> lives = claims.stream()
                .map(change -> Changes.untold(change.after().next(now).done()))
                .toList();
        timed("change the same 10,000 again", 1, () -> store.commit(lives));
        EventQuery all = EventQuery.all();
        EventQuery live = all.withStatuses(Set.of(Status.SCHEDULED));
        Folders some = Folders.only(Set.of("", "shop"));
        for (int round = 0; round < 2; round++) {
            timed("page of 100, all", 200, () -> store.list(all));
            timed("page of 100, scheduled", 200, () -> store.list(live));
            timed("page of 100, an owner", 50, () -> store.list(query(all, "owner-7", null, null)));
            timed("page of 100, a rare text", 50, () -> store.list(query(all, null, "event 4711 ", null)));
            timed("page of 100, a text in all", 50, () -> store.list(query(all, null, "season", null)));
            timed("page of 100, a short text in none", 5, () -> store.list(query(all, null, "zq", null)));
            timed("page of 100, a day", 50, () -> store.list(query(all, null, null, Events.START)));
            timed("counts", 50, store::counts);
            timed("starts in 365 days", 20, () -> store.starts(days(), Folders.ALL));
            timed("starts in 365 days, two folders", 20, () -> store.starts(days(), some));
            timed("track records of 80 targets", 20, () -> store.trackRecords(Folders.ALL, 100, 5));
            timed("track records, two folders", 20, () -> store.trackRecords(some, 100, 5));
            timed("page of 100, by status", 50, () -> store.list(all.sortedBy(Sort.STATUS, false)));
            timed("page of 100, by owner", 50, () -> store.list(all.sortedBy(Sort.OWNER, false)));
            timed("next due", 200, store::nextDue);
            timed("in flight (10,000)", 10, store::inFlight);
        }
    }

    /** The year in which most of the events are. */
    private static List<Instant> days() {
        return IntStream.rangeClosed(-365, 0)
                .mapToObj(day -> Events.START.plus(Duration.ofDays(day)))
                .toList();
    }

    private static EventQuery query(EventQuery base, String owner, String text, Instant day) {
        return new EventQuery(
                base.statuses(),
                Optional.ofNullable(day),
                Optional.ofNullable(day).map(from -> from.plus(Duration.ofDays(1))),
                Optional.ofNullable(text),
                Optional.ofNullable(owner),
                base.targetType(),
                base.targetName(),
                base.folders(),
                base.series(),
                base.sort(),
                base.descending(),
                base.cursor(),
                base.limit());
    }

    private static <T> T timed(String what, int times, Callable<T> work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = System.nanoTime();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        T result = null;
        for (int i = 0; i < times; i++) {
            result = work.call();
        }
        double cpu = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        double wall = (System.nanoTime() - before) / 1e6;
        System.out.printf("%-36s %,10.2f ms %,10.2f ms of CPU%n", what, wall / times, cpu / times);
        return result;
    }
}
