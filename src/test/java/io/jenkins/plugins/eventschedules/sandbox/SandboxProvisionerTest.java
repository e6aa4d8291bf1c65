package io.jenkins.plugins.eventschedules.sandbox;

import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.PHASE;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.attempt;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.drill;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.postroll;
import static io.jenkins.plugins.eventschedules.sandbox.Rehearsal.preroll;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxProvisionerTest {

    @TempDir
    Path folder;

    private final Event event = drill(Map.of());
    private final PhaseRun run = preroll(event);
    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        rehearsal = new Rehearsal(folder).behaving(Behaviour.ORDINARY);
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @Test
    void aPhaseGoesThroughItsStepsAndYieldsItsOutputs() {
        rehearsal.start(event, run);
        Report.Running first = (Report.Running) rehearsal.follow(event, run);
        assertThat(first.steps()).extracting(Step::state).startsWith(Step.State.RUNNING, Step.State.PENDING);
        Report.Succeeded last = (Report.Succeeded) rehearsal.after(PHASE).follow(event, run);
        assertThat(last.steps())
                .extracting(Step::name)
                .containsExactly("choosePhase", "prepare", "bringUp", "waitUntilReady");
        assertThat(last.steps().get(0).startedAt()).hasValue(Rehearsal.NOON);
        assertThat(last.steps().get(3).endedAt()).hasValue(Rehearsal.NOON.plus(PHASE));
        assertThat(last.outputs()).containsOnlyKeys("bringUp.Url", "bringUp.DesiredCount");
    }

    @Test
    void theSameTokenIsTheSameExecution() {
        Report first = rehearsal.start(event, run);
        assertThat(first).isInstanceOf(Report.Started.class);
        assertThat(rehearsal.after(PHASE.multipliedBy(2)).start(event, run)).isEqualTo(first);
        assertThat(rehearsal.follow(event, run))
                .as("it went on from its first start")
                .isInstanceOf(Report.Succeeded.class);
        assertThat(rehearsal.start(event, postroll(event))).isNotEqualTo(first);
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        Report started = rehearsal.start(event, run);
        Report half = rehearsal.after(PHASE.dividedBy(2)).follow(event, run);
        assertThat(rehearsal.reopen().start(event, run)).isEqualTo(started);
        assertThat(rehearsal.follow(event, run)).isEqualTo(half);
        assertThat(Files.readAllLines(rehearsal.file())).hasSize(1);
    }

    @Test
    void aStartThatACrashToreHasNotHappened() throws Exception {
        rehearsal.start(event, run);
        String whole = Files.readString(rehearsal.file());
        rehearsal.close();
        for (int cut = 1; cut < whole.length() - 1; cut++) {
            Files.writeString(
                    rehearsal.file(), whole + whole.replace("-r1-", "-r2-").substring(0, cut));
            rehearsal.reopen();
            assertThat(rehearsal.ledger().remarks())
                    .singleElement()
                    .asString()
                    .contains("Line 2 of", "a crash came while it was written");
            assertThat(rehearsal.follow(event, run)).isInstanceOf(Report.Running.class);
            assertThat(rehearsal.follow(event, attempt(event, Phase.PREROLL, 2)))
                    .isInstanceOf(Report.Failed.class);
        }
        assertThat(rehearsal.start(event, attempt(event, Phase.PREROLL, 2))).isInstanceOf(Report.Started.class);
        assertThat(rehearsal.reopen().ledger().remarks()).isEmpty();
        assertThat(rehearsal.follow(event, attempt(event, Phase.PREROLL, 2))).isInstanceOf(Report.Running.class);
    }

    @Test
    void anExecutionThatNobodyKnowsFailsAndSaysWhy() {
        PhaseRun lost = run.started("0815", Optional.empty(), Rehearsal.NOON);
        assertThat(rehearsal.follow(event, lost))
                .isInstanceOfSatisfying(Report.Failed.class, failed -> assertThat(failed.message())
                        .contains("knows no execution 0815", "ledger"));
    }

    @Test
    void whatIsOlderThanThirtyDaysIsForgottenWhenItIsOpened() throws Exception {
        rehearsal.start(event, run);
        rehearsal.after(Duration.ofDays(29)).start(event, postroll(event));
        rehearsal.after(Duration.ofDays(2)).reopen();
        assertThat(rehearsal.follow(event, run)).isInstanceOf(Report.Failed.class);
        assertThat(rehearsal.follow(event, postroll(event))).isInstanceOf(Report.Succeeded.class);
        assertThat(Files.readAllLines(rehearsal.file())).hasSize(1);
        assertThat(rehearsal.ledger().remarks()).isEmpty();
    }

    @Test
    void aStopBeforeTheStartForbidsIt() {
        assertThat(rehearsal.stop(event, run)).isEqualTo(new Report.Stopped(List.of()));
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Failed.class);
        assertThat(rehearsal.reopen().start(event, run))
                .as("also after a restart")
                .isInstanceOf(Report.Failed.class);
        assertThat(rehearsal.stop(event, run)).isEqualTo(new Report.Stopped(List.of()));
    }

    @Test
    void aStopAfterTheStartEndsItThere() {
        rehearsal.start(event, run);
        Report stopped = rehearsal.after(PHASE.dividedBy(2)).stop(event, run);
        assertThat(stopped).isInstanceOfSatisfying(Report.Stopped.class, report -> assertThat(report.steps())
                .extracting(Step::state)
                .contains(Step.State.SUCCEEDED, Step.State.FAILED)
                .doesNotContain(Step.State.RUNNING));
        rehearsal.after(PHASE).reopen();
        assertThat(rehearsal.stop(event, run)).isEqualTo(stopped);
        assertThat(rehearsal.follow(event, run)).isEqualTo(stopped);
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Failed.class);
    }

    @Test
    void aStopAfterTheEndTellsTheEnd() throws Exception {
        Report ended = rehearsal.through(event, run);
        assertThat(rehearsal.stop(event, run)).isEqualTo(ended);
        assertThat(rehearsal.follow(event, run)).isEqualTo(ended);
        assertThat(Files.readString(rehearsal.file())).doesNotContain("stoppedAt");
    }

    @Test
    void aTargetThatIsNotThereIsRefusedByName() {
        Event other = Rehearsal.event(TargetType.AUTOMATION, "no-such-thing", Map.of());
        assertThat(rehearsal.start(other, preroll(other)))
                .isInstanceOfSatisfying(Report.Failed.class, failed -> assertThat(failed.message())
                        .contains("no-such-thing"));
    }

    @Test
    void aFailureNamesItsStepAndLeavesTheRestUndone() {
        rehearsal.behaving(new Behaviour.FailAt(Optional.of("prepare"), "Access denied."));
        Report.Failed failed = (Report.Failed) rehearsal.through(event, run);
        assertThat(failed.message()).isEqualTo("The step prepare failed: Access denied.");
        assertThat(failed.steps())
                .extracting(Step::state)
                .containsExactly(Step.State.SUCCEEDED, Step.State.FAILED, Step.State.PENDING, Step.State.PENDING);
    }

    @Test
    void aProductCanFailAtAResource() {
        Event product = Rehearsal.event(TargetType.PRODUCT, "waiting-room", Map.of());
        rehearsal.behaving(new Behaviour.FailAt(Optional.of("Api"), "Quota exceeded."));
        Report.Failed failed = (Report.Failed) rehearsal.through(product, preroll(product));
        assertThat(failed.message()).isEqualTo("The step Api failed: Quota exceeded.");
        assertThat(failed.steps())
                .filteredOn(step -> step.state() == Step.State.FAILED)
                .hasSize(1);
    }

    @Test
    void whatHangsRunsUntilItIsStopped() {
        rehearsal.behaving(new Behaviour.Hang()).start(event, run);
        assertThat(rehearsal.after(Duration.ofDays(1)).follow(event, run)).isInstanceOf(Report.Running.class);
        assertThat(rehearsal.stop(event, run)).isInstanceOf(Report.Stopped.class);
        assertThat(rehearsal.follow(event, run)).isInstanceOf(Report.Stopped.class);
    }

    @Test
    void throttlingPassesAndIsCountedOverARestart() {
        rehearsal.behaving(new Behaviour.Throttle(2));
        assertThat(rehearsal.start(event, run)).isEqualTo(throttled());
        assertThat(rehearsal.reopen().start(event, run)).isEqualTo(throttled());
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Started.class);
        assertThat(rehearsal.follow(event, run)).isEqualTo(throttled());
        assertThat(rehearsal.follow(event, run)).isEqualTo(throttled());
        assertThat(rehearsal.follow(event, run)).isInstanceOf(Report.Running.class);
    }

    @Test
    void aLostAnswerIsFoundAgain() throws Exception {
        rehearsal.behaving(new Behaviour.Lost());
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Unreachable.class);
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Started.class);
        assertThat(Files.readAllLines(rehearsal.file())).hasSize(1);
    }

    @Test
    void aRefusalIsForGood() {
        rehearsal.behaving(new Behaviour.Refuse());
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Failed.class);
        rehearsal.behaving(Behaviour.ORDINARY);
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Failed.class);
    }

    @Test
    void aSlowCallTakesItsTimeAndAnswersAnInterrupt() throws Exception {
        rehearsal.behaving(new Behaviour.Slow(Duration.ofMillis(50)));
        long before = System.nanoTime();
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Started.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(45));

        rehearsal.behaving(new Behaviour.Slow(Duration.ofHours(1)));
        Report[] report = new Report[1];
        boolean[] interrupted = new boolean[1];
        Thread caller = new Thread(() -> {
            report[0] = rehearsal.start(event, postroll(event));
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        caller.start();
        caller.interrupt();
        caller.join(10_000);
        assertThat(report[0]).isInstanceOf(Report.Unreachable.class);
        assertThat(interrupted[0]).isTrue();
        assertThat(rehearsal.behaving(Behaviour.ORDINARY).start(event, attempt(event, Phase.PREROLL, 2)))
                .as("the ledger is still open")
                .isInstanceOf(Report.Started.class);
    }

    @Test
    void anInterruptedCallerDoesNotCloseTheLedger() {
        Thread.currentThread().interrupt();
        assertThat(rehearsal.start(event, run)).isInstanceOf(Report.Started.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rehearsal.start(event, postroll(event))).isInstanceOf(Report.Started.class);
    }

    @Test
    void aLedgerThatCannotBeWrittenIsAReasonToWait() {
        rehearsal.ledger().close();
        assertThat(rehearsal.start(event, run))
                .isInstanceOfSatisfying(Report.Unreachable.class, report -> assertThat(report.message())
                        .contains("cannot write its ledger"));
    }

    @Test
    void aSecretIsRevealedAtTheStartAndKeptNowhere() throws Exception {
        Event product = Rehearsal.event(
                TargetType.PRODUCT,
                "event-cache",
                Map.of("AuthToken", ParameterValue.of("cache-password"), "EventName", ParameterValue.of("cup")));
        rehearsal.with(secret("cache-password", "hunter2-hunter2"));
        Report started = rehearsal.start(product, preroll(product));
        Report ended = rehearsal.after(PHASE).follow(product, preroll(product));
        assertThat(started).isInstanceOf(Report.Started.class);
        assertThat(ended).isInstanceOf(Report.Succeeded.class);
        assertThat(Files.readString(rehearsal.file()) + started + ended)
                .doesNotContain("hunter2")
                .doesNotContain("cache-password");
    }

    @Test
    void withoutItsSecretAProductDoesNotStartButStillGoes() throws Exception {
        Event product = Rehearsal.event(
                TargetType.PRODUCT, "event-cache", Map.of("AuthToken", ParameterValue.of("typed-by-mistake")));
        assertThat(rehearsal.start(product, preroll(product)))
                .isInstanceOfSatisfying(Report.Failed.class, failed -> assertThat(failed.message())
                        .contains("AuthToken")
                        .doesNotContain("typed-by-mistake"));
        assertThat(rehearsal.start(product, postroll(product))).isInstanceOf(Report.Started.class);
        assertThat(Files.readString(rehearsal.file())).doesNotContain("typed-by-mistake");
    }

    private static Report throttled() {
        return new Report.Unreachable("The provider throttles: too many calls at present.");
    }

    private static Secrets secret(String id, String value) {
        return new Secrets() {
            @Override
            public boolean exists(String asked, String folder) {
                return asked.equals(id);
            }

            @Override
            public Optional<String> reveal(String asked, String folder) {
                return Optional.of(value).filter(any -> exists(asked, folder));
            }
        };
    }
}
