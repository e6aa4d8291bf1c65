package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.Contender;
import io.jenkins.plugins.eventschedules.bench.contender.Database;
import io.jenkins.plugins.eventschedules.bench.contender.Entrant;
import io.jenkins.plugins.eventschedules.bench.contender.Starts;
import io.jenkins.plugins.eventschedules.bench.contender.Tuning;
import io.jenkins.plugins.eventschedules.bench.measure.Stopwatch;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** On which database each of the others is quickest, so that it is measured at its best. */
public final class Databases implements Measurement {

    private static final int EVENTS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Table table = new Table("", "database", "runs " + EVENTS + " overdue events in", "");
    private Database dbScheduler;
    private Database quartz;

    @Override
    public void run(Course course) throws Exception {
        if (quartz == null) {
            dbScheduler = best(course, "db-scheduler", Entrant.databasesOfDbScheduler(), Entrant::dbScheduler);
            quartz = best(course, "Quartz", Entrant.databasesOfQuartz(), Entrant::quartz);
            course.report("databases", table.markdown());
        }
    }

    /** This plugin, and each of the others on its best database, as it comes and at its best. */
    List<Entrant> everybody(Course course) throws Exception {
        run(course);
        return List.of(
                Entrant.ours(),
                Entrant.dbScheduler(dbScheduler, Tuning.TUNED),
                Entrant.quartz(quartz, Tuning.TUNED),
                Entrant.dbScheduler(dbScheduler, Tuning.DEFAULT),
                Entrant.quartz(quartz, Tuning.DEFAULT));
    }

    private Database best(Course course, String name, List<Database> all, BiFunction<Database, Tuning, Entrant> entrant)
            throws Exception {
        Map<Database, Double> took = new EnumMap<>(Database.class);
        for (Database each : all) {
            course.inFolder(folder -> {
                try (Contender contender = entrant.apply(each, Tuning.TUNED).open(folder)) {
                    took.put(
                            each,
                            timeToRunAll(
                                    contender, Math.min(EVENTS, course.sizes().burst())));
                }
            });
        }
        Database best =
                Collections.min(took.entrySet(), Map.Entry.comparingByValue()).getKey();
        new ArrayList<>(took.keySet())
                .forEach(each ->
                        table.row(name, each.settings(), Table.millis(took.get(each)), each == best ? "chosen" : ""));
        return best;
    }

    private static double timeToRunAll(Contender contender, int events) throws InterruptedException {
        contender.plan(Collections.nCopies(events, Instant.now()));
        Starts starts = new Starts(events);
        long before = System.nanoTime();
        contender.start(starts);
        return starts.await(PATIENCE) ? Stopwatch.since(before) : Double.POSITIVE_INFINITY;
    }
}
