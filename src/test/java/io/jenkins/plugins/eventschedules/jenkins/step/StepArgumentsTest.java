package io.jenkins.plugins.eventschedules.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepArgumentsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T17:00:00Z");

    private final ScheduleEventStep step = new ScheduleEventStep("Sale");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-12-01T17:00:00Z",
        "+30m, 2026-12-01T17:30:00Z",
        "+1h30m, 2026-12-01T18:30:00Z",
        "+PT1H, 2026-12-01T18:00:00Z",
        "-5 min, 2026-12-01T16:55:00Z",
        "2026-12-01T18:00+01:00, 2026-12-01T18:00+01:00",
        "2026-12-01T18:00, 2026-12-01T18:00",
        "+soon, +soon",
        "+99999999d, +99999999d"
    })
    void relativeTimesCountFromNowAndOthersStay(String given, String text) {
        assertThat(ScriptTime.text(given, NOW)).isEqualTo(text);
    }

    @Test
    void theUsualObjectsAreTimesToo() {
        ZonedDateTime paris = ZonedDateTime.parse("2026-12-01T18:00+01:00[Europe/Paris]");
        for (Object time : new Object[] {NOW, Date.from(NOW), paris, OffsetDateTime.parse("2026-12-01T18:00+01:00")}) {
            assertThat(ScriptTime.text(time, NOW)).isEqualTo("2026-12-01T17:00:00Z");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "now, , 2026-12-01T19:00:00Z",
        "2026-12-01T18:00, Europe/Paris, 2026-12-01T19:00:00Z",
        "2026-12-01T18:00, , 2026-12-01T20:00:00Z",
        "2026-12-01T18:00+03:00, , 2026-12-01T17:00:00Z"
    })
    void aDurationCountsFromTheStart(String start, String zone, String end) {
        step.setStart(start);
        step.setZone(zone);
        step.setDuration("2h");
        assertThat(draft().end()).isEqualTo(end);
    }

    @Test
    void parametersComeAsTexts() {
        step.setAudience(50);
        step.setLead(Duration.ofMinutes(20));
        step.setParameters(Map.of("A", 1, "B", true, "C", List.of("x", 2), "D", Map.of("k", "v")));
        Draft draft = draft();
        assertThat(draft.audience()).isEqualTo(50);
        assertThat(draft.lead()).isEqualTo("PT20M");
        assertThat(draft.parameters().toString()).contains("A=Text[text=1]", "texts=[x, 2]", "{\"k\":\"v\"}");
    }

    @Test
    void aValueOfAnythingElseIsItsTextAndALoopEnds() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        assertThat(Plain.of(Map.of("loop", loop, "thread", Thread.State.NEW)).toString())
                .contains("thread=NEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"long", "5", "-2h", "99999999d"})
    void whatIsNoDurationIsTold(String duration) {
        step.setStart("now");
        step.setDuration(duration);
        step.setAutomation("minimal");
        assertThat(read().problems()).extracting(FieldProblem::pointer).containsExactly("/window/end");
    }

    @Test
    void problemsNameTheArguments() {
        assertThat(Words.argument("/window/start")).isEqualTo("start");
        assertThat(Words.argument("/parameters/a~1b")).isEqualTo("parameters.a/b");
        assertThat(Words.argument("/audience")).isEqualTo("audience");
    }

    @Test
    void aStepIsToldFromAnotherByItsNameOrItsEventAndByNothingElse() {
        Map<String, Object> order = Map.of("name", "Sale", "parameters", Map.of("Password", "hunter2"), "start", "now");
        assertThat(new ScheduleEventStep.DescriptorImpl().argumentsToString(order))
                .isEqualTo("Sale");
        assertThat(new WithEventStep.DescriptorImpl().argumentsToString(order)).isEqualTo("Sale");
        assertThat(new GetEventStep.DescriptorImpl().argumentsToString(Map.of("id", "01J")))
                .isEqualTo("01J");
        assertThat(new UpdateEventStep.DescriptorImpl().argumentsToString(Map.of("id", "01J", "notes", "long")))
                .isEqualTo("01J");
        assertThat(new FindEventsStep.DescriptorImpl().argumentsToString(Map.of("limit", 5)))
                .isNull();
    }

    private Arguments.Read read() {
        return Arguments.order(step, null, NOW);
    }

    private Draft draft() {
        return DraftReader.read(read().tree()).draft();
    }
}
