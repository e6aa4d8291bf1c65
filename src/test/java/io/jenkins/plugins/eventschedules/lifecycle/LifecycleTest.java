package io.jenkins.plugins.eventschedules.lifecycle;

import static io.jenkins.plugins.eventschedules.lifecycle.Life.END;
import static io.jenkins.plugins.eventschedules.lifecycle.Life.LEAD;
import static io.jenkins.plugins.eventschedules.lifecycle.Life.START;
import static io.jenkins.plugins.eventschedules.lifecycle.Life.planEnding;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void goesThroughItsWholeLife() {
        Life life = Life.tearingDown().started("exec-2").succeeded(Map.of());

        assertThat(life.event().status()).isEqualTo(Status.ENDED);
        assertThat(life.event().reason()).map(Reason::cause).hasValue(Cause.WINDOW_CLOSED);
        assertThat(life.event().outputs()).containsEntry("Url", "https://x");
        assertThat(life.history())
                .extracting(HistoryEntry::happening)
                .containsExactly(
                        Happening.SCHEDULED,
                        Happening.CLAIMED,
                        Happening.STARTED,
                        Happening.WENT_LIVE,
                        Happening.CLAIMED,
                        Happening.STARTED,
                        Happening.TOOK_DOWN);
    }

    @Test
    void d17PrerollBeginsALeadBeforeTheAudienceComes() {
        Life life = Life.scheduled();

        assertThat(life.at(START.minus(LEAD).minus(SECOND)).tick().event().status())
                .isEqualTo(Status.SCHEDULED);
        assertThat(life.at(START.minus(LEAD)).tick().event().status()).isEqualTo(Status.DEPLOYING);
    }

    @Test
    void d03AStartThatIsOverdueIsDueAsLongAsItIsUseful() {
        assertThat(Life.scheduled()
                        .at(END.minus(Life.LIMITS.minimumUseful()))
                        .tick()
                        .event()
                        .status())
                .isEqualTo(Status.DEPLOYING);
    }

    /** The store is a backup of the day before: the event may be up. */
    @Test
    void whatMayHaveComeUpUnseenIsTakenDownWhenItsStartIsNoLongerUseful() {
        Gap gap = new Gap(START.minus(Duration.ofDays(1)), END.plus(SECOND));
        Life life = Life.scheduled().at(END.plus(SECOND)).tick(gap);

        assertThat(life.event().status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(life.event().preroll()).isEmpty();
        life.started("exec-1").succeeded(Map.of());
        assertThat(life.event().status()).isEqualTo(Status.MISSED);
        assertThat(life.event().reason()).hasValueSatisfying(reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.TOO_LATE);
            assertThat(reason.message())
                    .contains("backup of 2026-11-30T12:00:00Z, in use since 2026-12-01T13:00:01Z", "to be sure");
        });
    }

    @Test
    void aTakedownOfWhatMayHaveComeUpUnseenCanBeTriedAgain() {
        Gap gap = new Gap(START.minus(Duration.ofDays(1)), END.plus(SECOND));
        Life life = Life.scheduled()
                .at(END.plus(SECOND))
                .tick(gap)
                .started("exec-1")
                .failed("No right");
        assertThat(life.event().status()).isEqualTo(Status.TEARDOWN_FAILED);

        life.asked(new Command.Retry()).started("exec-2").succeeded(Map.of());
        assertThat(life.event().status()).isEqualTo(Status.MISSED);
    }

    /** It was too late when the gap began, it fell due after the gap, or a person has seen to it since. */
    @Test
    void whatCannotHaveComeUpUnseenIsMissed() {
        Instant afterItsTime = END.minus(Life.LIMITS.minimumUseful()).plus(SECOND);
        assertThat(Life.scheduled()
                        .at(END)
                        .tick(new Gap(afterItsTime, END))
                        .event()
                        .status())
                .isEqualTo(Status.MISSED);
        Gap before = new Gap(START.minus(Duration.ofDays(1)), START.minus(LEAD).minus(SECOND));
        assertThat(Life.scheduled().at(END).tick(before).event().status()).isEqualTo(Status.MISSED);
        Gap gap = new Gap(
                START.minus(Duration.ofDays(2)), START.minus(Duration.ofDays(1)).minus(SECOND));
        assertThat(Life.scheduled().at(END).tick(gap).event().status()).isEqualTo(Status.MISSED);
    }

    @Test
    void whatMayHaveComeUpUnseenAndIsStillUsefulBegins() {
        Gap gap = new Gap(START.minus(Duration.ofDays(1)), START);
        assertThat(Life.scheduled().at(START).tick(gap).event().status()).isEqualTo(Status.DEPLOYING);
    }

    @Test
    void aStartThatIsNoLongerUsefulIsMissedAndSaysWhy() {
        Event event = Life.scheduled()
                .at(END.minus(Life.LIMITS.minimumUseful()).plusMillis(1))
                .tick()
                .event();

        assertThat(event.status()).isEqualTo(Status.MISSED);
        assertThat(event.reason().orElseThrow().message()).contains("5 min before its end");
    }

    @Test
    void endsEvenWhenTheControllerWasAwayForAYear() {
        assertThat(Life.live().at(END.plus(Duration.ofDays(365))).tick().event().status())
                .isEqualTo(Status.TEARING_DOWN);
    }

    @Test
    void aFailedPrerollIsTakenDownAndThenFailed() {
        Life life = Life.deploying().started("exec-1").failed("No capacity in eu-west-1a");
        assertThat(life.event().status()).isEqualTo(Status.TEARING_DOWN);

        life.started("exec-2").succeeded(Map.of());

        assertThat(life.event().status()).isEqualTo(Status.FAILED);
        assertThat(life.event().reason()).map(Reason::message).hasValue("No capacity in eu-west-1a");
    }

    @Test
    void aPrerollThatIsTooSlowIsStoppedBeforeItIsTakenDown() {
        Life life = Life.deploying().started("exec-1");
        Instant deadline = life.event().preroll().orElseThrow().deadline();

        life.at(deadline).tick();
        assertThat(life.event().reason()).map(Reason::cause).hasValue(Cause.DEPLOY_TIMED_OUT);
        assertThat(Duty.of(life.event())).isInstanceOf(Duty.Stop.class);

        life.reported(new Report.Stopped(List.of()));
        assertThat(Duty.of(life.event())).isInstanceOf(Duty.Start.class);
        assertThat(life.started("exec-2").succeeded(Map.of()).event().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void resourcesThatComeUpAfterTheEndNeverCountAsLive() {
        Event event = Life.deploying()
                .started("exec-1")
                .at(END)
                .succeeded(Map.of("Url", "https://x"))
                .event();

        assertThat(event.status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(event.reason()).map(Reason::cause).hasValue(Cause.NOT_READY_IN_TIME);
    }

    @Test
    void cancellingWhileItComesUpTakesDownWhatCameUp() {
        Life life = Life.deploying().started("exec-1").asked(new Command.Cancel());
        assertThat(life.event().status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(life.event().revision()).isEqualTo(2);

        life.reported(new Report.Stopped(List.of())).started("exec-2").succeeded(Map.of());

        assertThat(life.event().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aStartWhoseAnswerComesAfterTheCancellationIsStoppedToo() {
        Life life = Life.deploying();
        String token = life.event().preroll().orElseThrow().token();

        life.asked(new Command.Cancel()).reported(token, new Report.Started("exec-1", Optional.empty()));

        assertThat(Duty.of(life.event())).isInstanceOfSatisfying(Duty.Stop.class, stop -> assertThat(
                        stop.run().executionId())
                .hasValue("exec-1"));
    }

    @Test
    void aPrerollThatCannotBeStoppedForGoodDoesNotKeepTheTakedownFromBeingDone() {
        Life life = Life.deploying().started("exec-1").asked(new Command.Cancel());

        life.failed("not allowed to stop");

        assertThat(Duty.of(life.event())).isInstanceOf(Duty.Start.class);
    }

    @Test
    void endsNowOnRequest() {
        Life life = Life.live().asked(new Command.EndNow());

        assertThat(life.event().status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(life.started("exec-2").succeeded(Map.of()).event().status()).isEqualTo(Status.ENDED);
        assertThat(life.event().reason()).map(Reason::cause).hasValue(Cause.ENDED_BY_PERSON);
    }

    @Test
    void aFailedTakedownCanBeTriedAgainUnderANewTokenAndRemembersWhereItLeads() {
        Life life = Life.deploying().started("exec-1").failed("No capacity");
        life.failed("access denied");
        assertThat(life.event().status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(life.event().reason()).map(Reason::message).hasValue("access denied");
        String firstToken = life.event().postroll().orElseThrow().token();

        life.asked(new Command.Retry());
        assertThat(life.event().postroll()).map(PhaseRun::token).isNotEqualTo(Optional.of(firstToken));
        life.started("exec-3").succeeded(Map.of());

        assertThat(life.event().status()).isEqualTo(Status.FAILED);
        assertThat(life.event().reason()).map(Reason::message).hasValue("No capacity");
    }

    @Test
    void aTakedownIsOwedForAsLongAsItsProviderCannotBeReached() {
        Life life = Life.tearingDown();
        for (int day = 1; day < 10; day++) {
            life.at(END.plus(Duration.ofDays(day)))
                    .reported(new Report.Unreachable("throttled"))
                    .tick();
        }

        assertThat(life.event().status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(life.event().postroll().orElseThrow().trouble()).hasValue("throttled");
        assertThat(life.started("exec-2").event().postroll().orElseThrow().trouble())
                .isEmpty();
    }

    @Test
    void aTakedownThatNeverEndsIsAFailedOne() {
        Life life = Life.tearingDown().started("exec-2");
        Instant deadline = life.event().postroll().orElseThrow().deadline();

        life.at(deadline).reported(new Report.Running(List.of()));

        assertThat(life.event().status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(life.event().reason()).map(Reason::cause).hasValue(Cause.TEARDOWN_TIMED_OUT);
    }

    @Test
    void aStaleRevisionIsRefusedWithTheCurrentEvent() {
        Life life = Life.live().asked(new Command.Replan(planEnding(END.plus(Duration.ofHours(1)))));

        life.decide(new Fact.Asked(Life.ALICE, 1, new Command.EndNow()));

        assertThat(life.refusal()).hasValue(new Refusal.Stale(life.event()));
        assertThat(life.event().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void anExtendedEventEndsAtItsNewEnd() {
        Instant later = END.plus(Duration.ofHours(1));
        Life life = Life.live().asked(new Command.Replan(planEnding(later)));

        assertThat(life.history()).last().extracting(HistoryEntry::happening).isEqualTo(Happening.EXTENDED);
        assertThat(life.at(END).tick().event().status()).isEqualTo(Status.LIVE);
        assertThat(life.at(later).tick().event().status()).isEqualTo(Status.TEARING_DOWN);
    }

    @Test
    void whatAnEventRunsCannotChangeOnceItHasBegun() {
        Window moved = new Window(START.plus(SECOND), END, ZoneOffset.UTC);

        Life life = Life.live().asked(new Command.Replan(Life.planIn(moved)));

        assertThat(life.refusal()).containsInstanceOf(Refusal.Invalid.class);
        assertThat(((Refusal.Invalid) life.refusal().orElseThrow()).problems())
                .extracting("pointer")
                .containsExactly("/window/start");
    }

    @Test
    void aChangeThatChangesNothingMakesNoRevision() {
        Life life = Life.scheduled().asked(new Command.Replan(Life.plan()));

        assertThat(life.event().revision()).isEqualTo(1);
        assertThat(life.history()).hasSize(1);
    }

    @Test
    void repeatedNewsWritesNothing() {
        Step step = new Step("scale", "aws:executeAwsApi", Step.State.RUNNING, Optional.of(START), Optional.empty());
        Life life = Life.deploying().started("exec-1").reported(new Report.Running(List.of(step)));
        long version = life.event().version();

        life.reported(new Report.Running(List.of(step))).started("exec-1").tick();

        assertThat(life.event().version()).isEqualTo(version);
    }

    @Test
    void d18NewsOfAnotherAttemptChangesNothing() {
        Life life = Life.deploying().started("exec-1");
        Event before = life.event();

        life.reported("01JDXM4Z5N0000000000000009-r1-preroll", new Report.Succeeded(List.of(), Map.of("Url", "other")));

        assertThat(life.event()).isEqualTo(before);
    }

    static Stream<Arguments> commandsThatAStatusRefuses() {
        return Stream.of(
                Arguments.of(Life.scheduled(), new Command.EndNow(), "Cancel it"),
                Arguments.of(Life.scheduled(), new Command.Retry(), "failed takedown"),
                Arguments.of(Life.deploying(), new Command.Retry(), "failed takedown"),
                Arguments.of(Life.live(), new Command.Cancel(), "End it now"),
                Arguments.of(Life.live(), new Command.Retry(), "failed takedown"),
                Arguments.of(Life.tearingDown(), new Command.EndNow(), "being taken down"),
                Arguments.of(Life.tearingDown(), new Command.Cancel(), "being taken down"),
                Arguments.of(
                        Life.tearingDown(), new Command.Replan(planEnding(END.plusSeconds(60))), "being taken down"),
                Arguments.of(Life.teardownFailed(), new Command.Cancel(), "tried again"),
                Arguments.of(Life.scheduled().asked(new Command.Cancel()), new Command.Cancel(), "Clone it"),
                Arguments.of(Life.tearingDown().succeeded(Map.of()), new Command.EndNow(), "Clone it"));
    }

    @ParameterizedTest
    @MethodSource("commandsThatAStatusRefuses")
    void refusesWithAHintAndWithoutChange(Life life, Command command, String hint) {
        Event before = life.event();

        life.asked(command);

        assertThat(life.event()).isEqualTo(before);
        assertThat(life.refusal()).map(Refusal::message).hasValueSatisfying(m -> assertThat(m)
                .contains(hint));
    }

    @Test
    void theHistoryTellsAShorterEventFromALongerOne() {
        assertThat(happeningOf(planEnding(END.plusSeconds(60)))).isEqualTo(Happening.EXTENDED);
        assertThat(happeningOf(planEnding(END.minusSeconds(60)))).isEqualTo(Happening.SHORTENED);
    }

    private static Happening happeningOf(Plan plan) {
        List<HistoryEntry> history =
                Life.scheduled().asked(new Command.Replan(plan)).history();
        return history.get(history.size() - 1).happening();
    }

    @Test
    void d01TokensFollowFromEventRevisionAndPhaseAlone() {
        PhaseRun first = Life.deploying().event().preroll().orElseThrow();
        PhaseRun second = Life.deploying().event().preroll().orElseThrow();

        assertThat(first.token()).isEqualTo(second.token()).isEqualTo("01JDXM4Z5N0000000000000000-r1-preroll");
    }
}
