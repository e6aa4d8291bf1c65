package io.jenkins.plugins.eventschedules.sandbox;

import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.attempt;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.drill;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.postroll;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.preroll;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import io.jenkins.plugins.eventschedules.sandbox.run.Pace;
import io.jenkins.plugins.eventschedules.target.parameter.ConstraintGate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at the page can rehearse. */
class DrillTest {

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        rehearsal = new Rehearsal(folder);
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @Test
    void everyChoiceOnTheFormIsKnown() {
        ParameterSpec postroll = spec("Postroll");
        assertThat(spec("Preroll").constraints()).isEqualTo(postroll.constraints());
        assertThat(postroll.constraints().allowedValues())
                .filteredOn(choice -> !choice.equals("ordinary"))
                .allSatisfy(choice -> assertThat(
                                new Drill(Pace.BRISK).of(drill(Map.of("Postroll", choice)), Phase.POSTROLL, 1))
                        .isNotEqualTo(Behaviour.ORDINARY));
    }

    @Test
    void aFailedPrerollTellsThatItIsADrill() {
        Event event = drill(Map.of("Preroll", "fail", "PrerollSeconds", "4"));
        assertThat(rehearsal.through(event, preroll(event)))
                .isInstanceOfSatisfying(Report.Failed.class, failed -> assertThat(failed.message())
                        .contains("bringUp", "drill"));
        assertThat(rehearsal.through(event, postroll(event))).isInstanceOf(Report.Succeeded.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "hang", "refuse", "throttle", "lost"})
    void aRetryOfATakedownHelps(String choice) {
        Event event = drill(Map.of("Postroll", choice));
        assertThat(rehearsal.through(event, postroll(event))).isNotInstanceOf(Report.Succeeded.class);
        assertThat(rehearsal.reopen().through(event, attempt(event, Phase.POSTROLL, 2)))
                .isInstanceOf(Report.Succeeded.class);
    }

    @Test
    void whatFailsAlwaysFailsAlways() {
        Event event = drill(Map.of("Postroll", "fail-always"));
        for (int revision = 1; revision < 5; revision++) {
            assertThat(rehearsal.through(event, attempt(event, Phase.POSTROLL, revision)))
                    .isInstanceOf(Report.Failed.class);
        }
    }

    @Test
    void aRepeatedCallIsNoOtherAttempt() {
        Event event = drill(Map.of("Postroll", "fail"));
        rehearsal.start(event, postroll(event));
        rehearsal.start(event, postroll(event));
        assertThat(rehearsal.after(Rehearsal.PHASE).follow(event, postroll(event)))
                .isInstanceOf(Report.Failed.class);
    }

    @Test
    void phasesMisbehaveEachForItself() {
        Event event = drill(Map.of("Postroll", "refuse", "PrerollSeconds", "4"));
        assertThat(rehearsal.through(event, preroll(event))).isInstanceOf(Report.Succeeded.class);
        assertThat(rehearsal.start(event, postroll(event))).isInstanceOf(Report.Failed.class);
    }

    @Test
    void aPrerollTakesAsLongAsItIsTold() {
        Event event = drill(Map.of("PrerollSeconds", "90"));
        rehearsal.start(event, preroll(event));
        assertThat(rehearsal.after(Duration.ofSeconds(89)).follow(event, preroll(event)))
                .isInstanceOf(Report.Running.class);
        assertThat(rehearsal.after(Duration.ofSeconds(1)).follow(event, preroll(event)))
                .isInstanceOf(Report.Succeeded.class);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "9, true", "60, true", "599, true", "600, true", "601, false", "6000, false"})
    void aPrerollTakesOneToSixHundredSeconds(String seconds, boolean accepted) {
        assertThat(ConstraintGate.refusal(spec("PrerollSeconds"), ParameterValue.of(seconds))
                        .isEmpty())
                .isEqualTo(accepted);
    }

    @Test
    void otherTargetsAreNotDrilled() {
        Event event = Rehearsal.event(TargetType.AUTOMATION, "minimal", Rehearsal.texts(Map.of("Preroll", "fail")));
        assertThat(rehearsal.through(event, preroll(event))).isInstanceOf(Report.Succeeded.class);
    }

    private ParameterSpec spec(String name) {
        CatalogTarget.Version version = rehearsal
                .catalog()
                .find(TargetType.AUTOMATION, Drill.TARGET)
                .orElseThrow()
                .versions()
                .get(0);
        return version.parameters().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
