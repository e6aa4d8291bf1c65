package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.Contender;
import io.jenkins.plugins.eventschedules.bench.contender.Entrant;
import io.jenkins.plugins.eventschedules.bench.contender.Starts;
import io.jenkins.plugins.eventschedules.bench.measure.Heap;
import io.jenkins.plugins.eventschedules.bench.measure.Samples;
import io.jenkins.plugins.eventschedules.bench.measure.Stopwatch;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long after a restart starts happen again, and what the events take: one that was missed meanwhile is awaited. */
final class Restart implements Measurement {

    private static final int TUNED = 3;
    private static final int MOST_OF_OTHERS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MIB = 1 << 20;

    private final Databases databases;

    Restart(Databases databases) {
        this.databases = databases;
    }

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table(
                "",
                "events that wait",
                "opened and a missed start made up for",
                "beside Event Schedules",
                "heap for them",
                "on disk");
        for (int events : course.sizes().restarts()) {
            double[] ours = {0};
            // What the others need to plan so many is longer than all the rest.
            int entrants = events <= MOST_OF_OTHERS ? TUNED : 1;
            for (Entrant each : databases.everybody(course).subList(0, entrants)) {
                course.inFolder(
                        folder -> measure(each, folder, events, course.sizes().rounds(), ours, table));
            }
        }
        course.report("restart", table.markdown());
    }

    private static void measure(Entrant entrant, Path folder, int events, int rounds, double[] ours, Table table)
            throws Exception {
        Instant far = Instant.now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.MILLIS);
        try (Contender contender = entrant.open(folder)) {
            contender.plan(IntStream.range(0, events).mapToObj(far::plusSeconds).toList());
        }
        List<Double> all = new ArrayList<>();
        List<Double> heaps = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            try (Contender contender = entrant.open(folder)) {
                contender.plan(List.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
            }
            double before = Heap.used();
            Starts starts = new Starts(1);
            long since = System.nanoTime();
            try (Contender contender = entrant.open(folder)) {
                contender.start(starts);
                starts.await(PATIENCE);
                all.add(Stopwatch.since(since));
                heaps.add(Math.max(0, Heap.used() - before));
            }
        }
        Samples took = Samples.of(all);
        ours[0] = ours[0] == 0 ? took.median() : ours[0];
        table.row(
                entrant.name() + " (" + entrant.database() + ")",
                String.format("%,d", events),
                Table.millis(took.median()) + " (" + Table.number(took.min()) + " to " + Table.number(took.max()) + ")",
                Table.ratio(took.median(), ours[0]),
                Table.number(Samples.of(heaps).median()) + " MiB",
                Table.number(size(folder) / MIB) + " MiB");
    }

    private static double size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
