package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.EventSchedules;
import io.jenkins.plugins.eventschedules.bench.measure.Samples;
import io.jenkins.plugins.eventschedules.bench.measure.Stopwatch;
import io.jenkins.plugins.eventschedules.bench.report.Chart;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import io.jenkins.plugins.eventschedules.bench.season.Season;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What becomes slower when there are more events, and how much, in milliseconds. */
final class Growth implements Measurement {

    private static final int CLAIMED = 1000;
    private static final int TIMES = 30;
    private static final double MIB = 1 << 20;
    private static final String PICTURE = "docs/images/growth.svg";

    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
    private final Lifecycle lifecycle = new Lifecycle(EventSchedules.LIMITS);

    @Override
    public void run(Course course) throws Exception {
        List<Integer> sizes = course.sizes().growth();
        // Once for the compiler: the smallest store must not pay for being the first.
        course.inFolder(folder -> measure(folder, sizes.get(0)));
        lines.clear();
        for (int events : sizes) {
            course.inFolder(folder -> measure(folder, events));
        }
        List<String> head = new ArrayList<>(List.of("milliseconds"));
        sizes.forEach(events -> head.add(String.format("%,d", events)));
        Table table = new Table(head.toArray(String[]::new));
        Chart chart = new Chart("How long things take in a store that grows", "ms");
        lines.forEach((name, points) -> {
            table.row(Stream.concat(Stream.of(name), points.stream().map(point -> Table.number(point[1])))
                    .toArray(String[]::new));
            if (!name.endsWith("MiB")) {
                chart.line(name, points);
            }
        });
        course.report("growth", table.markdown());
        Files.writeString(course.house().resolve(PICTURE), chart.svg());
    }

    private void measure(Path folder, int events) throws Exception {
        FullStore.fill(folder, events);
        try (SqliteStore store = FullStore.open(folder)) {
            reads(store.events(Season.ENVIRONMENT), events);
            writes(store.events(Season.ENVIRONMENT), events);
        }
        point(
                "open after a restart",
                events,
                Stopwatch.each(3, () -> opened(folder)).median());
        point(
                "size of the file, MiB",
                events,
                folder.resolve("events.db").toFile().length() / MIB);
    }

    private static Void opened(Path folder) {
        FullStore.open(folder).close();
        return null;
    }

    private void reads(EventStore store, int events) throws Exception {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        EventQuery all = EventQuery.all();
        time("first page", events, () -> store.list(all));
        time(
                "page by owner and status",
                events,
                () -> store.list(
                        asking(all.withStatuses(Set.of(Status.SCHEDULED)), Optional.of("owner-7"), Optional.empty())));
        time("a rare text", events, () -> store.list(asking(all, Optional.empty(), Optional.of("event 47 "))));
        time("a day of the calendar", events, () -> store.list(during(all, today, today.plus(1, ChronoUnit.DAYS))));
        time("counts", events, store::counts);
    }

    private void writes(EventStore store, int events) throws Exception {
        Season season = new Season();
        Instant far = Instant.now().plus(Duration.ofDays(80)).truncatedTo(ChronoUnit.MILLIS);
        int[] number = {events};
        time(
                "plan one event",
                events,
                () -> store.create(Season.beginning(season.due(number[0]++, far)), Optional.empty()));
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Double> claims = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Season.fill(store, CLAIMED, i -> season.due(i, at));
            claims.add(Stopwatch.millis(() -> store.commit(claims(store, at))));
        }
        point("read and claim " + CLAIMED, events, Samples.of(claims).median());
    }

    private List<Change> claims(EventStore store, Instant at) {
        List<Change> all = new ArrayList<>();
        for (Event event : store.due(at, CLAIMED)) {
            if (lifecycle.decide(event, new Fact.Tick(Actor.runner("controller")), at) instanceof Decision.Move move) {
                all.add(move.change());
            }
        }
        return all;
    }

    private void time(String name, int events, Callable<?> work) throws Exception {
        Stopwatch.each(TIMES, work);
        point(name, events, Stopwatch.each(TIMES, work).median());
    }

    private void point(String name, int events, double value) {
        lines.computeIfAbsent(name, ignored -> new ArrayList<>()).add(new double[] {events, Math.max(value, 1e-3)});
    }

    private static EventQuery asking(EventQuery query, Optional<String> owner, Optional<String> text) {
        return new EventQuery(
                query.statuses(),
                Optional.empty(),
                Optional.empty(),
                text,
                owner,
                Optional.empty(),
                Optional.empty(),
                query.folders(),
                Optional.empty(),
                Sort.START,
                false,
                Optional.empty(),
                query.limit());
    }

    private static EventQuery during(EventQuery query, Instant from, Instant to) {
        return new EventQuery(
                query.statuses(),
                Optional.of(from),
                Optional.of(to),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                query.folders(),
                Optional.empty(),
                Sort.START,
                false,
                Optional.empty(),
                query.limit());
    }
}
