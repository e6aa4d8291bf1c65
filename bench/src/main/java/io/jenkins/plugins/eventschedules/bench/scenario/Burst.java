package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.Contender;
import io.jenkins.plugins.eventschedules.bench.contender.Entrant;
import io.jenkins.plugins.eventschedules.bench.contender.EventSchedules;
import io.jenkins.plugins.eventschedules.bench.contender.Starts;
import io.jenkins.plugins.eventschedules.bench.measure.Samples;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Everybody's event begins at the same minute. */
final class Burst implements Measurement {

    /** Long enough for everybody to have begun to wait. */
    private static final Duration CALM = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Databases databases;

    Burst(Databases databases) {
        this.databases = databases;
    }

    /** In milliseconds after the instant; claimed is empty for those who claim each only when they run it. */
    private record Round(List<Double> claimed, Samples lateness, int began) {}

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table(
                "", "settings", "all claimed, on disk", "begun: half", "begun: all", "beside Event Schedules");
        double ours = 0;
        for (Entrant each : databases.everybody(course)) {
            // Others take long, and the order of their figures does not change.
            int rounds = ours == 0 ? course.sizes().rounds() + 1 : 1;
            List<Round> all = new ArrayList<>();
            StringBuilder settings = new StringBuilder();
            for (int round = 0; round < rounds; round++) {
                course.inFolder(
                        folder -> all.add(round(each, folder, course.sizes().burst(), settings)));
            }
            List<Round> warm = all.size() > 1 ? all.subList(1, all.size()) : all;
            double last = median(warm, round -> round.lateness().max());
            ours = ours == 0 ? last : ours;
            table.row(
                    each.name(),
                    settings.toString(),
                    claimed(warm, last),
                    Table.millis(median(warm, round -> round.lateness().median())),
                    begun(warm, course.sizes().burst(), last),
                    Table.ratio(last, ours));
        }
        course.report("burst", table.markdown());
    }

    private static Round round(Entrant entrant, Path folder, int events, StringBuilder settings) throws Exception {
        try (Contender contender = entrant.open(folder)) {
            settings.setLength(0);
            settings.append(contender.settings()).append("; ").append(entrant.database());
            Instant at = planAll(contender, events);
            Starts starts = new Starts(events);
            contender.start(starts);
            starts.await(Duration.between(Instant.now(), at).plus(PATIENCE));
            Samples lateness = starts.lateness();
            List<Double> claimed =
                    contender instanceof EventSchedules ours && ours.claimed().count() == events
                            ? List.of((double)
                                    Duration.between(at, ours.claimed().last()).toMillis())
                            : List.of();
            return new Round(claimed, lateness, lateness.sorted().length);
        }
    }

    /** Planning takes its time, so the instant is set by how long a first tenth of it took. */
    private static Instant planAll(Contender contender, int events) {
        long before = System.nanoTime();
        int tenth = Math.max(1, events / 10);
        Instant far = Instant.now().plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.MILLIS);
        contender.plan(Collections.nCopies(tenth, far));
        Duration whole = Duration.ofNanos((System.nanoTime() - before) * 15);
        Instant at = Instant.now().plus(whole).plus(CALM).truncatedTo(ChronoUnit.MILLIS);
        contender.plan(Collections.nCopies(events, at));
        return at;
    }

    private static String claimed(List<Round> rounds, double last) {
        if (rounds.stream().anyMatch(round -> round.claimed().isEmpty())) {
            return "with the last start, " + Table.millis(last);
        }
        Samples all = Samples.of(
                rounds.stream().flatMap(round -> round.claimed().stream()).toList());
        return Table.millis(all.median()) + " (" + Table.number(all.min()) + " to " + Table.number(all.max()) + ")";
    }

    private static String begun(List<Round> rounds, int events, double last) {
        int began = rounds.get(0).began();
        return began < events ? began + " of " + events + " after " + PATIENCE.toSeconds() + " s" : Table.millis(last);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Samples.of(rounds.stream().map(figure::applyAsDouble).toList()).median();
    }
}
