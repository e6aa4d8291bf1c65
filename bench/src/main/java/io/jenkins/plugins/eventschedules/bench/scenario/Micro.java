package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.EventSchedules;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import io.jenkins.plugins.eventschedules.bench.season.Season;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import io.jenkins.plugins.eventschedules.stored.StoredPlan;
import io.jenkins.plugins.eventschedules.stored.StoredProgress;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The small things that happen for every event of a burst. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
// Three would leave a margin of error that is wider than what is measured.
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class Micro {

    private final EventJson json = new EventJson();
    private final Lifecycle lifecycle = new Lifecycle(EventSchedules.LIMITS);
    private final Instant now = Instant.now();
    private final Fact tick = new Fact.Tick(Actor.runner("controller"));
    private final Event scheduled = new Season().due(1, now);
    private final Event claimed =
            ((Decision.Move) lifecycle.decide(scheduled, tick, now)).change().after();
    private final String plan = json.write(StoredPlan.of(scheduled.plan()));
    private final String progress = json.write(StoredProgress.of(claimed));

    @Benchmark
    public Object decideWhatAnEventDoesNext() {
        return lifecycle.decide(scheduled, tick, now);
    }

    @Benchmark
    public Object writeProgress() {
        return json.write(StoredProgress.of(claimed));
    }

    @Benchmark
    public Object readPlan() throws Exception {
        return json.plan(plan).plan();
    }

    @Benchmark
    public Object readProgress() throws Exception {
        return json.progress(progress).preroll().orElseThrow().run();
    }

    /** Runs them in a JVM of their own. */
    static final class Measured implements io.jenkins.plugins.eventschedules.bench.scenario.Measurement {
        @Override
        public void run(Course course) throws Exception {
            Table table = new Table("for one event", "microseconds", "± (99.9 %)");
            new Runner(new OptionsBuilder()
                            .include(Micro.class.getName())
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run().stream()
                            .sorted(Comparator.comparing(
                                    each -> each.getParams().getBenchmark()))
                            .forEach(each -> row(table, each));
            course.report("micro", table.markdown());
        }

        private static void row(Table table, RunResult each) {
            table.row(
                    each.getPrimaryResult()
                            .getLabel()
                            .replaceAll("([A-Z])", " $1")
                            .toLowerCase(java.util.Locale.ROOT),
                    Table.number(each.getPrimaryResult().getScore()),
                    Table.number(each.getPrimaryResult().getScoreError()));
        }
    }
}
