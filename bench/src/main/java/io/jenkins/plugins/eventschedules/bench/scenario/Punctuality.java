package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.Contender;
import io.jenkins.plugins.eventschedules.bench.contender.Entrant;
import io.jenkins.plugins.eventschedules.bench.contender.Starts;
import io.jenkins.plugins.eventschedules.bench.measure.Samples;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How late starts are on an ordinary day: many events wait, and now and then one begins. Half of the time nothing is
 * counted, because whoever comes first would pay for what the compiler has not yet done.
 */
final class Punctuality implements Measurement {

    private static final int EACH_SECOND = 20;
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Databases databases;

    Punctuality(Databases databases) {
        this.databases = databases;
    }

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table("", "settings", "p50", "p99", "worst", "p99 beside Event Schedules");
        double[] ours = {0};
        for (Entrant each : databases.everybody(course)) {
            course.inFolder(folder -> {
                try (Contender contender = each.open(folder)) {
                    Samples late = lateness(contender, course.sizes());
                    double p99 = late.percentile(99);
                    ours[0] = ours[0] == 0 ? p99 : ours[0];
                    table.row(
                            each.name(),
                            contender.settings() + "; " + each.database(),
                            Table.millis(late.median()),
                            Table.millis(p99),
                            Table.millis(late.max()),
                            Table.ratio(p99, ours[0]));
                }
            });
        }
        course.report("punctuality", table.markdown());
    }

    private static Samples lateness(Contender contender, Sizes sizes) throws InterruptedException {
        Instant far = Instant.now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.MILLIS);
        contender.plan(
                IntStream.range(0, sizes.pending()).mapToObj(far::plusSeconds).toList());
        Instant first = Instant.now().plus(CALM).truncatedTo(ChronoUnit.MILLIS);
        List<Instant> due = IntStream.range(0, 2 * sizes.seconds() * EACH_SECOND)
                .mapToObj(i -> first.plusMillis(i * 1000L / EACH_SECOND))
                .toList();
        contender.plan(due);
        Starts starts = new Starts(due.size());
        contender.start(starts);
        starts.await(Duration.ofSeconds(2L * sizes.seconds()).plus(PATIENCE));
        return starts.lateness(first.plusSeconds(sizes.seconds()));
    }
}
