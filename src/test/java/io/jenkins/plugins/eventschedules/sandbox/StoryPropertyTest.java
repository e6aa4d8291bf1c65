package io.jenkins.plugins.eventschedules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the clock does, the reports of one attempt tell one story that only goes on. */
class StoryPropertyTest {

    @Property(tries = 300)
    void aStoryOnlyGoesOn(
            @ForAll("behaviours") Behaviour behaviour,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -10_000, max = 10_000) Integer> clock,
            @ForAll @IntRange(min = 0, max = 40) int stopAfter)
            throws IOException {
        Path folder = Files.createTempDirectory("story");
        Event event = Rehearsal.drill(Map.of());
        PhaseRun run = Rehearsal.preroll(event);
        List<Report> reports = new ArrayList<>();
        try (Rehearsal rehearsal = new Rehearsal(folder).behaving(behaviour)) {
            rehearsal.start(event, run);
            for (int i = 0; i < clock.size(); i++) {
                rehearsal.at(Rehearsal.NOON.plusMillis(clock.get(i)));
                reports.add(i == stopAfter ? rehearsal.stop(event, run) : rehearsal.follow(event, run));
            }
        } finally {
            remove(folder);
        }
        reports.forEach(StoryPropertyTest::assertConsistent);
        for (int i = 1; i < reports.size(); i++) {
            assertGoesOn(reports.get(i - 1), reports.get(i));
        }
    }

    @Property(tries = 200)
    void aRestartAtAnyMomentTellsTheSame(
            @ForAll("behaviours") Behaviour behaviour, @ForAll @IntRange(min = 0, max = 10_000) int millis)
            throws IOException {
        Path folder = Files.createTempDirectory("story");
        Event event = Rehearsal.drill(Map.of());
        PhaseRun run = Rehearsal.preroll(event);
        try (Rehearsal rehearsal = new Rehearsal(folder).behaving(behaviour)) {
            rehearsal.start(event, run);
            rehearsal.after(Duration.ofMillis(millis));
            Report before = rehearsal.follow(event, run);
            assertThat(rehearsal.reopen().follow(event, run)).isEqualTo(before);
        } finally {
            remove(folder);
        }
    }

    @Provide
    Arbitrary<Behaviour> behaviours() {
        return Arbitraries.of(
                Behaviour.ORDINARY,
                new Behaviour.Hang(),
                new Behaviour.Lost(),
                new Behaviour.FailAt(Optional.empty(), "for a test"),
                new Behaviour.FailAt(Optional.of("choosePhase"), "for a test"),
                new Behaviour.FailAt(Optional.of("waitUntilReady"), "for a test"));
    }

    private static void assertConsistent(Report report) {
        List<Step> steps = steps(report);
        assertThat(steps).hasSize(4);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            assertThat(step.startedAt().isPresent()).isEqualTo(step.state() != Step.State.PENDING);
            assertThat(step.endedAt().isPresent())
                    .isEqualTo(step.state() == Step.State.SUCCEEDED || step.state() == Step.State.FAILED);
            step.endedAt().ifPresent(end -> assertThat(end)
                    .isAfterOrEqualTo(step.startedAt().orElseThrow()));
            if (i > 0 && step.state() != Step.State.PENDING) {
                assertThat(steps.get(i - 1).state()).isEqualTo(Step.State.SUCCEEDED);
            }
        }
        long running = steps.stream()
                .filter(step -> step.state() == Step.State.RUNNING)
                .count();
        assertThat(running).isLessThanOrEqualTo(report instanceof Report.Running ? 1 : 0);
    }

    private static void assertGoesOn(Report before, Report after) {
        if (!(before instanceof Report.Running)) {
            assertThat(after).as("what is over stays over").isEqualTo(before);
            return;
        }
        List<Step> earlier = steps(before);
        List<Step> later = steps(after);
        for (int i = 0; i < earlier.size(); i++) {
            assertThat(later.get(i).state())
                    .isGreaterThanOrEqualTo(earlier.get(i).state());
            if (earlier.get(i).startedAt().isPresent()) {
                assertThat(later.get(i).startedAt()).isEqualTo(earlier.get(i).startedAt());
            }
        }
    }

    private static List<Step> steps(Report report) {
        if (report instanceof Report.Running running) {
            return running.steps();
        }
        if (report instanceof Report.Succeeded succeeded) {
            return succeeded.steps();
        }
        if (report instanceof Report.Stopped stopped) {
            return stopped.steps();
        }
        return ((Report.Failed) report).steps();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
