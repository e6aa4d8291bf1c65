package io.jenkins.plugins.eventschedules.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration WHOLE = Duration.ofSeconds(10);

    @Test
    void stepsTakeTheirShareOfTheTime() {
        Course course = new Course(
                List.of(new Leg("a", "x", 1), new Leg("b", "x", 3), new Leg("c", "x", 1)), Map.of(), Optional.empty());
        Report.Succeeded end =
                (Report.Succeeded) new Timeline(course, Behaviour.ORDINARY, NOON, WHOLE).at(NOON.plus(WHOLE));
        assertThat(end.steps())
                .extracting(step -> Duration.between(NOON, step.endedAt().orElseThrow()))
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(end.steps().get(1).startedAt()).isEqualTo(end.steps().get(0).endedAt());
    }

    @Test
    void aCourseThatBreaksDownFailsAtItsLastStep() {
        Course course = new Course(List.of(new Leg("a", "x", 1), new Leg("b", "x", 1)), Map.of(), Optional.of("Why."));
        assertThat(new Timeline(course, Behaviour.ORDINARY, NOON, WHOLE).at(NOON.plus(WHOLE)))
                .isInstanceOfSatisfying(Report.Failed.class, failed -> {
                    assertThat(failed.message()).isEqualTo("The step b failed: Why.");
                    assertThat(failed.steps())
                            .extracting(Step::state)
                            .containsExactly(Step.State.SUCCEEDED, Step.State.FAILED);
                });
    }

    @Test
    void nothingToDoIsDoneWhateverTheBehaviour() {
        Course nothing = new Course(List.of(), Map.of("a", "b"), Optional.empty());
        Behaviour fails = new Behaviour.FailAt(Optional.empty(), "Why.");
        assertThat(new Timeline(nothing, fails, NOON, WHOLE).at(NOON.plus(WHOLE)))
                .isEqualTo(new Report.Succeeded(List.of(), Map.of("a", "b")));
        assertThat(new Timeline(nothing, new Behaviour.Hang(), NOON, WHOLE).stoppedAt(NOON))
                .isEqualTo(new Report.Stopped(List.of()));
    }

    @Test
    void beforeItsFirstMomentNothingHasBegun() {
        Course course = new Course(List.of(new Leg("a", "x", 1)), Map.of(), Optional.empty());
        assertThat(new Timeline(course, Behaviour.ORDINARY, NOON, WHOLE).at(NOON.minusMillis(1)))
                .isEqualTo(new Report.Running(
                        List.of(new Step("a", "x", Step.State.PENDING, Optional.empty(), Optional.empty()))));
    }
}
