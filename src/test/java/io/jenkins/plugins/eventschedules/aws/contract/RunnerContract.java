package io.jenkins.plugins.eventschedules.aws.contract;

import static io.jenkins.plugins.eventschedules.aws.contract.Scene.END;
import static io.jenkins.plugins.eventschedules.aws.contract.Scene.PREROLL;
import static io.jenkins.plugins.eventschedules.aws.contract.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.eventschedules.aws.contract.Stage.Notices;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every runner promises, on documents and on products: the same statuses for the same reasons with the same
 * history, nothing brought up twice and nothing left. {@link Told} says what is not compared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunnerContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATE = END.plus(Duration.ofHours(2));

    private static final List<String> ORDINARY = List.of(
            "scheduled by alice: scheduled",
            "claimed: deploying",
            "started: deploying",
            "went_live: live",
            "claimed: tearing_down",
            "started: tearing_down",
            "took_down: ended");

    private final Catalog catalog = Scene.read();
    private final List<Scene> scenes = new ArrayList<>();
    private Scene scene;

    /** The runner whose turn it is. */
    protected abstract Stage open(Scene scene);

    @BeforeEach
    void begin() {
        scene = newScene();
    }

    private Scene newScene() {
        Scene made = new Scene(this::open, catalog);
        scenes.add(made);
        return made;
    }

    @AfterEach
    void close() {
        scenes.forEach(Scene::close);
        scenes.clear();
    }

    // --- the ordinary life ------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, 1", "AUTOMATION, 300", "AUTOMATION, 1100",
        "PRODUCT, 1", "PRODUCT, 300", "PRODUCT, 1100"
    })
    void isReadyByItsStartAndGoneAfterItsEnd(TargetType type, long seconds) {
        scene.preroll(lasting(seconds)).postroll(lasting(Math.min(seconds, 800)));
        scene.schedule(type).at(PREROLL.minusSeconds(1));
        assertThat(scene.status()).isEqualTo(Status.SCHEDULED);
        scene.at(PREROLL.plusSeconds(6));
        assertThat(scene.status())
                .isIn(seconds == 1 ? List.of(Status.DEPLOYING, Status.LIVE) : List.of(Status.DEPLOYING));
        scene.at(START);
        assertThat(scene.status()).isEqualTo(Status.LIVE);
        scene.at(END.minusSeconds(1));
        assertThat(scene.status()).isEqualTo(Status.LIVE);
        scene.at(END.plusSeconds(6));
        assertThat(scene.status()).isIn(Status.TEARING_DOWN, Status.ENDED);

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @Test
    void whatAnAutomationYieldsIsOnTheEvent() {
        scene.schedule(TargetType.AUTOMATION).at(LATE);

        Event event = scene.event();
        assertThat(event.outputs())
                .containsOnly(
                        Map.entry("bringUp.Url", "Url of bringUp"), Map.entry("bringUp.Nodes", "Nodes-1, Nodes-2"));
        assertThat(event.preroll().orElseThrow().steps())
                .extracting(step -> step.name() + " " + step.state())
                .containsExactly("choose SUCCEEDED", "bringUp SUCCEEDED");
        assertThat(event.postroll().orElseThrow().steps())
                .extracting(step -> step.name() + " " + step.state())
                .containsExactly("choose SUCCEEDED", "takeDown SUCCEEDED");
        assertThat(event.preroll().orElseThrow().console().orElseThrow().toString())
                .endsWith("/automation/execution/"
                        + event.preroll().orElseThrow().executionId().orElseThrow() + "?region=eu-west-1");
    }

    @Test
    void whatAProductYieldsIsOnTheEvent() {
        scene.schedule(TargetType.PRODUCT).at(LATE);

        Event event = scene.event();
        assertThat(event.outputs())
                .containsEntry("Endpoint", "https://web.example.com")
                .containsKey("CloudformationStackARN");
        assertThat(event.preroll().orElseThrow().steps())
                .extracting(step -> step.name() + " " + step.action() + " " + step.state())
                .containsExactly("event-" + event.id() + " servicecatalog:PROVISION_PRODUCT SUCCEEDED");
        assertThat(event.postroll().orElseThrow().steps())
                .extracting(step -> step.action() + " " + step.state())
                .containsExactly("servicecatalog:TERMINATE_PROVISIONED_PRODUCT SUCCEEDED");
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d17ALateBeginningIsCaughtUp(TargetType type) {
        scene.at(START.plus(MINUTE)).schedule(type).after(MINUTE.multipliedBy(3));
        assertThat(scene.status()).isEqualTo(Status.LIVE);

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    // --- how AWS can end a phase ------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(Ending.class)
    void d05EveryEndingOfBringingUp(Ending ending) {
        scene.preroll(ending.preroll()).schedule(ending.type).at(LATE);

        List<String> told = ends(ending.wentUp() ? Status.ENDED : Status.FAILED, ending.causeAfterPreroll());
        List<String> failed = ending.waits() ? STOPPED : without(STOPPED, "preroll_stopped: tearing_down");
        assertThat(told).isEqualTo(ending.wentUp() ? ORDINARY : failed);
    }

    @ParameterizedTest
    @EnumSource(value = Ending.class, mode = EnumSource.Mode.MATCH_NONE, names = "SUCCEEDED_.*")
    void d05EveryEndingOfTakingDown(Ending ending) {
        scene.postroll(ending.postroll(), lasting(60)).schedule(ending.type).at(LATE);
        if (ending.wentUp()) {
            assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
            return;
        }
        assertThat(scene.status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(scene.event().reason().orElseThrow().cause())
                .isEqualTo(ending.waits() ? Cause.TEARDOWN_TIMED_OUT : Cause.TEARDOWN_FAILED);
        assertThat(scene.told()).isEqualTo(withLast(ORDINARY, "teardown_failed: teardown_failed"));
        assertThat(scene.aws.stillUp()).hasSize(1);
        assertThat(scene.aws.startedTwice()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d07AFailedTakedownIsTriedAgainUntilItSucceeds(TargetType type) {
        Course bad = bad(type).saying("The bucket is not empty");
        scene.postroll(bad, bad, lasting(60)).schedule(type).at(END.plus(MINUTE.multipliedBy(10)));
        for (int i = 0; i < 2; i++) {
            assertThat(scene.status()).isEqualTo(Status.TEARDOWN_FAILED);
            assertThat(scene.event().reason().orElseThrow().message()).contains("The bucket is not empty");
            scene.ask(new Command.Retry()).after(MINUTE.multipliedBy(10));
        }

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED))
                .isEqualTo(with(
                        withLast(ORDINARY, "teardown_failed: teardown_failed"),
                        "retried by alice: tearing_down",
                        "started: tearing_down",
                        "teardown_failed: teardown_failed",
                        "retried by alice: tearing_down",
                        "started: tearing_down",
                        "took_down: ended"));
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d06AFailureIsToldInTheWordsOfAws(TargetType type) {
        scene.preroll(bad(type).saying("No capacity")).schedule(type).at(LATE);

        ends(Status.FAILED, Cause.DEPLOY_FAILED);
        assertThat(scene.event().reason().orElseThrow().message()).contains("No capacity");
        assertThat(scene.event().reason().orElseThrow().console()).isPresent();
        assertThat(scene.event().preroll().orElseThrow().result()).isEqualTo(Result.FAILED);
    }

    @Test
    void aProductThatSomebodyTerminatedIsGoneAlready() {
        scene.schedule(TargetType.PRODUCT).at(START);
        Targets.terminateByHand(scene.aws, "event-" + scene.event().id());

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(without(ORDINARY, "started: tearing_down"));
    }

    @Test
    void aProductThatSomebodyIsTerminatingIsWaitedFor() {
        scene.postroll(lasting(300)).schedule(TargetType.PRODUCT).at(END.minus(MINUTE));
        Targets.terminateByHand(scene.aws, "event-" + scene.event().id());
        scene.at(END.plus(MINUTE));
        assertThat(scene.event().postroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("The product is being changed (UNDER_CHANGE)");

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(without(ORDINARY, "started: tearing_down"));
    }

    // --- starts -----------------------------------------------------------------------------------------------------

    @Test
    void aDocumentThatIsGoneFailsTheEventAndLeavesNothingToMend() {
        scene.schedule(TargetType.AUTOMATION).aws.ssm().delete(Targets.DOCUMENT);

        assertThat(ends(Status.FAILED, Cause.DEPLOY_FAILED)).isEqualTo(NEVER_BEGAN);
    }

    @Test
    void aVersionThatIsGoneFailsTheEvent() {
        scene.schedule(TargetType.AUTOMATION);
        scene.aws
                .ssm()
                .document(Targets.DOCUMENT)
                .from(java.nio.file.Path.of("ssm-documents/minimal.yaml"))
                .byDefault(2)
                .withoutVersion(1);

        assertThat(ends(Status.FAILED, Cause.DEPLOY_FAILED)).isEqualTo(NEVER_BEGAN);
    }

    @Test
    void aProductWhoseVersionIsNoLongerOfferedFailsTheEvent() {
        scene.schedule(TargetType.PRODUCT)
                .aws
                .serviceCatalog()
                .product(Targets.PRODUCT)
                .deactivated("v1");

        assertThat(ends(Status.FAILED, Cause.DEPLOY_FAILED)).isEqualTo(NEVER_BEGAN);
    }

    @Test
    void aPortfolioThatIsClosedFailsTheEvent() {
        scene.schedule(TargetType.PRODUCT);
        scene.aws.serviceCatalog().portfolio("Events").closedTo("arn:aws:iam:::user/*");
        scene.aws.serviceCatalog().portfolio("Events").closedTo("arn:aws:iam:::role/*");

        assertThat(ends(Status.FAILED, Cause.DEPLOY_FAILED)).isEqualTo(NEVER_BEGAN);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, THROTTLED", "AUTOMATION, CUT_BEFORE", "AUTOMATION, UNAVAILABLE", "AUTOMATION, DENIED",
        "PRODUCT, THROTTLED", "PRODUCT, CUT_BEFORE", "PRODUCT, INTERNAL_ERROR", "PRODUCT, DENIED"
    })
    void d04AStartThatCannotBeMadeYetIsWaitedForInSight(TargetType type, Fault fault) {
        scene.schedule(type).aws.faults().always(start(type), fault);
        scene.at(PREROLL.plus(MINUTE.multipliedBy(8)));
        assertThat(scene.status()).isEqualTo(Status.DEPLOYING);
        assertThat(scene.event().preroll().flatMap(PhaseRun::trouble)).isPresent();

        scene.aws.faults().calm();
        scene.at(START);
        assertThat(scene.status()).isEqualTo(Status.LIVE);
        assertThat(scene.event().preroll().flatMap(PhaseRun::trouble)).isEmpty();
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @Test
    void aQuotaIsWaitedForInSight() {
        scene.schedule(TargetType.AUTOMATION).aws.ssm().atMost(0);
        scene.at(PREROLL.plus(MINUTE.multipliedBy(8)));
        assertThat(scene.status()).isEqualTo(Status.DEPLOYING);
        assertThat(scene.event().preroll().flatMap(PhaseRun::trouble)).isPresent();

        scene.aws.ssm().atMost(100);
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aStartThatCannotBeMadeInTimeFails(TargetType type) {
        scene.schedule(type).aws.faults().always(start(type), Fault.THROTTLED);
        scene.at(START.plus(MINUTE.multipliedBy(16)));
        assertThat(scene.status()).isEqualTo(atLast(type));

        scene.aws.faults().calm();
        List<String> told = ends(Status.FAILED, Cause.DEPLOY_TIMED_OUT);
        assertThat(told).contains("deploy_failed: tearing_down", "preroll_stopped: tearing_down");
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aStartThatCannotBeMadeBeforeTheWindowClosesFails(TargetType type) {
        scene.schedule(type, START, START.plus(MINUTE.multipliedBy(6)))
                .aws
                .faults()
                .always(start(type), Fault.CUT_BEFORE);
        scene.at(START.plus(MINUTE.multipliedBy(12)));
        assertThat(scene.status()).isEqualTo(atLast(type));

        scene.aws.faults().calm();
        ends(Status.FAILED, Cause.NOT_READY_IN_TIME);
    }

    @Test
    void whatIsNeverAllowedFailsInTheEndAndSaysWhy() {
        scene.schedule(TargetType.AUTOMATION).aws.faults().always("StartAutomationExecution", Fault.DENIED);
        scene.at(LATE);

        assertThat(scene.status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(scene.event().reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_FAILED);
        assertThat(scene.event().reason().orElseThrow().message()).contains("ssm:StartAutomationExecution");
        assertThat(scene.told())
                .containsExactly(
                        "scheduled by alice: scheduled",
                        "claimed: deploying",
                        "deploy_failed: tearing_down",
                        "preroll_stopped: tearing_down",
                        "teardown_failed: teardown_failed");
        assertThat(scene.aws.stillUp()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, CUT_AFTER", "AUTOMATION, TORN", "AUTOMATION, TWICE", "AUTOMATION, HANG_AFTER",
        "PRODUCT, CUT_AFTER", "PRODUCT, TORN", "PRODUCT, TWICE", "PRODUCT, HANG_AFTER"
    })
    void d01AnAnswerThatIsLostStartsNothingTwice(TargetType type, Fault fault) {
        scene.aws.faults().hangFor(Duration.ofMillis(2)).next(start(type), fault, fault);
        scene.schedule(type).at(START);
        assertThat(scene.status()).isEqualTo(Status.LIVE);

        scene.aws.faults().next(takedown(type), fault, fault);
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    // --- time runs out ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatTakesTooLongIsStoppedAndTakenDown(TargetType type) {
        scene.preroll(lasting(50 * 60)).schedule(type);

        assertThat(ends(Status.FAILED, Cause.DEPLOY_TIMED_OUT)).isEqualTo(STOPPED);
        assertThat(scene.event().reason().orElseThrow().message()).isEqualTo("Bringing up took longer than 30 min.");
        assertThat(scene.event().preroll().orElseThrow().result())
                .isEqualTo(type == TargetType.AUTOMATION ? Result.STOPPED : Result.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aWindowThatClosesFirstEndsTheDeployment(TargetType type) {
        scene.preroll(lasting(40 * 60)).schedule(type, START, START.plus(MINUTE.multipliedBy(6)));

        assertThat(ends(Status.FAILED, Cause.NOT_READY_IN_TIME)).isEqualTo(STOPPED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatCameUpTooLateForAnybodyNeverCountsAsLive(TargetType type) {
        scene.preroll(lasting(26 * 60 + 2)).schedule(type, START, START.plus(MINUTE.multipliedBy(6)));

        List<String> told = ends(Status.FAILED, Cause.NOT_READY_IN_TIME);
        assertThat(told).doesNotContain("went_live: live");
        assertThat(scene.event().outputs()).isEmpty();
    }

    @Test
    void anAutomationThatDoesNotStopIsTakenDownAllTheSame() {
        scene.preroll(lasting(8 * 3600).stoppingWithin(Duration.ofHours(8))).schedule(TargetType.AUTOMATION);
        scene.at(LATE);

        assertThat(scene.status()).isEqualTo(Status.FAILED);
        assertThat(scene.told()).isEqualTo(STOPPED);
        assertThat(scene.event().preroll().orElseThrow().result()).isEqualTo(Result.FAILED);
        assertThat(scene.aws.stillUp()).isEmpty();
    }

    @Test
    void aProductThatNeverEndsItsProvisioningIsSeen() {
        scene.preroll(Course.stuckIn("IN_PROGRESS"))
                .schedule(TargetType.PRODUCT)
                .at(LATE);

        assertThat(scene.status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(scene.event().reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_FAILED);
        assertThat(scene.told()).isEqualTo(with(STOPPED.subList(0, 5), "teardown_failed: teardown_failed"));
        assertThat(scene.event().preroll().orElseThrow().result()).isEqualTo(Result.FAILED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTakedownThatTakesTooLongFailsAndCanBeTriedAgain(TargetType type) {
        scene.postroll(lasting(3600), lasting(60)).schedule(type).at(END.plus(MINUTE.multipliedBy(20)));
        assertThat(scene.status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(scene.event().reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_TIMED_OUT);
        assertThat(scene.event().reason().orElseThrow().message()).isEqualTo("Taking down took longer than 15 min.");
        assertThat(scene.event().postroll().orElseThrow().result()).isEqualTo(Result.TIMED_OUT);

        scene.at(END.plus(HOUR).plus(MINUTE)).ask(new Command.Retry());
        ends(Status.ENDED, Cause.WINDOW_CLOSED);
    }

    // --- AWS out of reach -------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d04ATakedownIsOwedHoweverLongAwsCannotBeReached(TargetType type) {
        scene.schedule(type).at(END.minus(MINUTE)).aws.faults().everywhere(Fault.CUT_BEFORE);
        scene.at(END.plus(HOUR));
        assertThat(scene.status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(scene.event().postroll().flatMap(PhaseRun::trouble)).isPresent();

        scene.aws.faults().calm();
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d04ATakedownUnderWayIsOwedHoweverLongAwsCannotBeReached(TargetType type) {
        scene.postroll(lasting(300))
                .schedule(type)
                .at(END.plus(MINUTE))
                .aws
                .faults()
                .everywhere(Fault.CUT_BEFORE);
        scene.at(END.plus(HOUR));
        assertThat(scene.status()).isEqualTo(Status.TEARING_DOWN);

        scene.aws.faults().calm();
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aNetworkThatIsGoneInTheMiddleOfADeploymentLosesNothing(TargetType type) {
        scene.preroll(lasting(600))
                .schedule(type)
                .at(PREROLL.plus(MINUTE))
                .aws
                .faults()
                .everywhere(Fault.CUT_BEFORE);
        scene.at(START.plus(MINUTE.multipliedBy(5)));
        assertThat(scene.status()).isEqualTo(Status.DEPLOYING);

        scene.aws.faults().calm();
        scene.at(START.plus(MINUTE.multipliedBy(9)));
        assertThat(scene.status()).isEqualTo(Status.LIVE);
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    // --- what people ask for ----------------------------------------------------------------------------------------

    static Stream<Arguments> everyRequestInEveryStatus() {
        return Arrays.stream(Status.values())
                .flatMap(status -> Arrays.stream(Request.values()).map(request -> Arguments.of(status, request)));
    }

    /** Whoever adds a command is to say here what becomes of it in each status. */
    @Test
    void everyCommandIsAmongTheRequests() {
        comesTo(Status.SCHEDULED, TargetType.AUTOMATION);

        assertThat(Arrays.stream(Request.values())
                        .flatMap(request -> request.command(scene.event()).stream())
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyRequestInEveryStatus")
    void d08EachRequestInEachStatus(Status status, Request request) {
        boolean granted = Request.grantedWhile(status).contains(request);
        boolean reachesAws = granted && request != Request.CLONE && request != Request.DELETE;
        for (TargetType type : reachesAws ? TargetType.values() : new TargetType[] {TargetType.AUTOMATION}) {
            scene = newScene();
            comesTo(status, type);
            if (granted) {
                grants(request, status);
            } else {
                refuses(request, status);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void d08NoRequestIsGrantedOnARevisionThatIsNotTheLatest(Status status) {
        comesTo(status, TargetType.AUTOMATION);
        long before = scene.event().revision() - 1;

        // A clone is a new event, whatever became of its model.
        for (Request request : EnumSet.complementOf(EnumSet.of(Request.CLONE))) {
            assertThat(leavingEverythingAlone(() -> request.of(scene, before)))
                    .as(request.name())
                    .isEqualTo(new Refusal.Stale(scene.event()));
        }
    }

    private void refuses(Request request, Status status) {
        Optional<Decision> decided = request.decided(scene.lifecycle, scene.event(), Scene.ALICE, scene.time.instant());

        Refusal refusal = leavingEverythingAlone(() -> request.of(scene));
        if (decided.isPresent()) {
            assertThat(refusal).isEqualTo(((Decision.Refuse) decided.get()).refusal());
        } else {
            assertThat(refusal).isInstanceOf(Refusal.WrongStatus.class);
        }
        assertThat(refusal)
                .isInstanceOf(
                        request == Request.RESCHEDULE && (status == Status.DEPLOYING || status == Status.LIVE)
                                ? Refusal.Invalid.class
                                : Refusal.WrongStatus.class);
        scene.at(LATE);
        assertThat(scene.told()).isEqualTo(lifeThrough(status));
    }

    private Refusal leavingEverythingAlone(ThrowingCallable request) {
        Event before = scene.event();
        List<HistoryEntry> history = scene.historyAfter(0);
        List<String> executions = scene.stage().executions();
        int calls = scene.aws.journal().entries().size();

        RefusedException refused = catchThrowableOfType(RefusedException.class, request);
        assertThat(refused).isNotNull();
        assertThat(scene.event()).isEqualTo(before);
        assertThat(scene.historyAfter(0)).isEqualTo(history);
        assertThat(scene.stage().store().counts().values()).containsExactly(1L);
        assertThat(scene.stage().executions()).isEqualTo(executions);
        assertThat(scene.aws.journal().entries()).hasSize(calls);
        return refused.refusal();
    }

    private void grants(Request request, Status status) {
        Event before = scene.event();
        Optional<Decision> decided = request.decided(scene.lifecycle, before, Scene.ALICE, scene.time.instant());
        request.of(scene);
        if (decided.isPresent()) {
            Change change = ((Decision.Move) decided.get()).change();
            assertThat(scene.historyAfter(before.version()).get(0))
                    .isEqualTo(change.entry().orElseThrow());
            assertThat(scene.event().plan()).isEqualTo(change.after().plan());
            assertThat(scene.event().revision()).isEqualTo(before.revision() + 1);
            goesOn(request, status);
        } else if (request == Request.CLONE) {
            assertThat(scene.event()).isEqualTo(before);
            hasATwin(status);
        } else {
            isForgotten(status);
        }
    }

    private void goesOn(Request request, Status status) {
        Instant end = scene.event().plan().window().end();
        if (status == Status.LIVE && request == Request.EXTEND) {
            scene.at(end.minusSeconds(1));
            assertThat(scene.status()).isEqualTo(Status.LIVE);
        }
        scene.at(end.isAfter(scene.time.instant()) ? end.plus(MINUTE.multipliedBy(10)) : LATE);
        assertThat(scene.status()).isEqualTo(request == Request.CANCEL ? Status.CANCELLED : Status.ENDED);
        nothingTwiceNothingLeft();
        assertThat(scene.told()).isEqualTo(TOLD_OF_REQUESTS.get(status + " " + request));
    }

    private void hasATwin(Status status) {
        Event twin = scene.copied();
        assertThat(twin.status()).isEqualTo(Status.SCHEDULED);
        assertThat(twin.revision()).isOne();
        assertThat(twin.plan().target()).isEqualTo(scene.event().plan().target());
        assertThat(twin.plan().parameters()).isEqualTo(scene.event().plan().parameters());

        scene.preroll(lasting(60))
                .postroll(lasting(60))
                .at(twin.plan().window().end().plus(HOUR));
        assertThat(scene.told()).isEqualTo(lifeThrough(status));
        assertThat(scene.told(twin.id())).isEqualTo(ORDINARY);
        // What a failed takedown left up has the parameters of the twin too: it goes up twice, and down with it.
        if (status != Status.TEARDOWN_FAILED) {
            nothingTwiceNothingLeft();
        }
    }

    private void isForgotten(Status status) {
        List<String> executions = scene.stage().executions();
        scene.at(scene.time.instant().plus(HOUR));

        assertThat(scene.found()).isEmpty();
        assertThat(scene.stage().store().counts()).isEmpty();
        assertThat(scene.told()).isEqualTo(with(lifeThrough(status), "deleted by alice: " + status.word()));
        assertThat(scene.stage().executions()).isEqualTo(executions);
        nothingTwiceNothingLeft();
    }

    /** What is told of an event of {@link #comesTo} in the end when nobody asks for anything more. */
    private static List<String> lifeThrough(Status status) {
        return switch (status) {
            case SCHEDULED, DEPLOYING, LIVE, TEARING_DOWN, ENDED -> ORDINARY;
            case TEARDOWN_FAILED -> withLast(ORDINARY, "teardown_failed: teardown_failed");
            case MISSED -> List.of("scheduled by alice: scheduled", "missed: missed");
            case CANCELLED -> TOLD_OF_REQUESTS.get("SCHEDULED CANCEL");
            case FAILED -> without(STOPPED, "preroll_stopped: tearing_down");
        };
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void anEventCancelledWhileItsStartWasNeverConfirmedLeavesNothing(TargetType type) {
        scene.preroll(lasting(600)).schedule(type).aws.faults().always(start(type), Fault.CUT_AFTER);
        scene.at(PREROLL.plus(MINUTE.multipliedBy(4))).ask(new Command.Cancel());
        scene.after(MINUTE).aws.faults().calm();

        assertThat(ends(Status.CANCELLED, Cause.CANCELLED))
                .isEqualTo(List.of(
                        "scheduled by alice: scheduled",
                        "claimed: deploying",
                        "cancelled by alice: tearing_down",
                        "started: tearing_down",
                        "preroll_stopped: tearing_down",
                        "started: tearing_down",
                        "took_down: cancelled"));
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void anEventCancelledBeforeAnythingReachedAwsLeavesNothing(TargetType type) {
        scene.schedule(type).aws.faults().always(start(type), Fault.THROTTLED);
        scene.at(PREROLL.plus(MINUTE.multipliedBy(4))).ask(new Command.Cancel());
        scene.after(MINUTE).aws.faults().calm();

        ends(Status.CANCELLED, Cause.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earlier", "later"})
    void d03AMovedEventRunsAtItsNewTimeAlone(String where) {
        Duration by = where.equals("earlier") ? MINUTE.multipliedBy(-30) : HOUR;
        scene.schedule(TargetType.AUTOMATION).during(START.plus(by), END.plus(by));
        scene.at(PREROLL.plus(by).minusSeconds(1));
        assertThat(scene.status()).isEqualTo(Status.SCHEDULED);
        scene.at(START.plus(by));
        assertThat(scene.status()).isEqualTo(Status.LIVE);
        scene.at(END.plus(by).minusSeconds(1));
        assertThat(scene.status()).isEqualTo(Status.LIVE);

        List<String> told = new ArrayList<>(ORDINARY);
        told.add(1, "rescheduled by alice: scheduled");
        scene.at(LATE.plus(by));
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(told);
    }

    // --- the runner is gone -----------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRunnerMayDieAnywhereInAnOrdinaryLife(TargetType type) {
        int deaths = dyingEverywhere(any -> any.schedule(type), Status.ENDED);

        assertThat(deaths).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRunnerMayDieAnywhereAroundACancellation(TargetType type) {
        int deaths = dyingEverywhere(
                any -> {
                    any.preroll(lasting(600)).schedule(type);
                    any.time.at(PREROLL.plus(MINUTE.multipliedBy(5)), () -> any.ask(new Command.Cancel()));
                },
                Status.CANCELLED);

        assertThat(deaths).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRunnerMayDieAnywhereAroundAFailure(TargetType type) {
        int deaths = dyingEverywhere(any -> any.preroll(bad(type)).schedule(type), Status.FAILED);

        assertThat(deaths).isGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRunnerThatIsDownOverTheStartCatchesUp(TargetType type) {
        scene.schedule(type).at(PREROLL.minus(MINUTE));
        down(MINUTE.multipliedBy(40)).after(MINUTE.multipliedBy(3));
        assertThat(scene.status()).isEqualTo(Status.LIVE);

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRunnerThatIsDownOverTheEndTakesDownLater(TargetType type) {
        scene.schedule(type).at(END.minus(MINUTE));
        down(HOUR);

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @Test
    void aRunnerThatIsDownOverTheWholeWindowMissesIt() {
        scene.schedule(TargetType.AUTOMATION).at(PREROLL.minus(MINUTE));
        down(Duration.between(PREROLL, END));

        assertThat(ends(Status.MISSED, Cause.TOO_LATE))
                .containsExactly("scheduled by alice: scheduled", "missed: missed");
        assertThat(scene.aws.journal().of("StartAutomationExecution")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRunnerThatIsDownFromTheDeploymentToAfterTheEndTakesDownWhatNobodySaw(TargetType type) {
        scene.preroll(lasting(300)).schedule(type).at(PREROLL.plus(MINUTE));
        down(Duration.ofHours(2));

        assertThat(ends(Status.FAILED, Cause.NOT_READY_IN_TIME)).isEqualTo(STOPPED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTakedownGoesOnWithoutTheRunner(TargetType type) {
        scene.postroll(lasting(300)).schedule(type).at(END.plus(MINUTE));
        down(MINUTE.multipliedBy(30));

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATION, CANCEL", "AUTOMATION, EXTEND", "PRODUCT, CANCEL", "PRODUCT, EXTEND"})
    void whatWasAskedForWhileTheRunnerWasDownIsDoneThen(TargetType type, Request request) {
        scene.preroll(lasting(600))
                .schedule(type)
                .at(PREROLL.plus(MINUTE))
                .stage()
                .down();
        request.of(scene);
        scene.after(MINUTE.multipliedBy(4)).stage().up();

        scene.at(END.plus(HOUR).plus(MINUTE.multipliedBy(10)));
        ends(
                request == Request.CANCEL ? Status.CANCELLED : Status.ENDED,
                request == Request.CANCEL ? Cause.CANCELLED : Cause.WINDOW_CLOSED);
        assertThat(scene.told()).isEqualTo(TOLD_OF_REQUESTS.get("DEPLOYING " + request));
    }

    // --- notices and clocks -----------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"AUTOMATION, TWICE", "AUTOMATION, NEVER", "PRODUCT, TWICE", "PRODUCT, NEVER"})
    void noticesMayComeTwiceOrNever(TargetType type, Notices how) {
        scene.stage().notices(how);
        scene.schedule(type).at(PREROLL.plus(MINUTE.multipliedBy(3)));
        assertThat(scene.status()).isEqualTo(Status.LIVE);

        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATION, TWICE", "AUTOMATION, NEVER", "PRODUCT, TWICE", "PRODUCT, NEVER"})
    void noticesOfFailuresMayComeTwiceOrNever(TargetType type, Notices how) {
        scene.stage().notices(how);
        scene.preroll(bad(type)).postroll(bad(type), lasting(60)).schedule(type).at(START);
        assertThat(scene.status()).isEqualTo(Status.TEARDOWN_FAILED);

        scene.ask(new Command.Retry());
        ends(Status.FAILED, Cause.DEPLOY_FAILED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aClockThatLeapsOverAStartOrAnEndDelaysNothingMore(TargetType type) {
        scene.schedule(type).at(PREROLL.minus(MINUTE)).time.leap(MINUTE.multipliedBy(25));
        scene.after(MINUTE.multipliedBy(3));
        assertThat(scene.status()).isEqualTo(Status.LIVE);

        scene.at(END.minus(MINUTE)).time.leap(MINUTE.multipliedBy(30));
        scene.after(MINUTE.multipliedBy(3));
        assertThat(ends(Status.ENDED, Cause.WINDOW_CLOSED)).isEqualTo(ORDINARY);
    }

    // --- words ------------------------------------------------------------------------------------------------------

    private static final List<String> NEVER_BEGAN = List.of(
            "scheduled by alice: scheduled", "claimed: deploying", "deploy_failed: tearing_down", "took_down: failed");

    private static final List<String> STOPPED = List.of(
            "scheduled by alice: scheduled",
            "claimed: deploying",
            "started: deploying",
            "deploy_failed: tearing_down",
            "preroll_stopped: tearing_down",
            "started: tearing_down",
            "took_down: failed");

    private static final Map<String, List<String>> TOLD_OF_REQUESTS = Map.ofEntries(
            told("SCHEDULED CANCEL", "scheduled by alice: scheduled", "cancelled by alice: cancelled"),
            told("SCHEDULED EXTEND", inserted(1, "extended by alice: scheduled")),
            told("SCHEDULED SHORTEN", inserted(1, "shortened by alice: scheduled")),
            told("SCHEDULED RESCHEDULE", inserted(1, "rescheduled by alice: scheduled")),
            told(
                    "DEPLOYING CANCEL",
                    "scheduled by alice: scheduled",
                    "claimed: deploying",
                    "started: deploying",
                    "cancelled by alice: tearing_down",
                    "preroll_stopped: tearing_down",
                    "started: tearing_down",
                    "took_down: cancelled"),
            told(
                    "DEPLOYING END_NOW",
                    "scheduled by alice: scheduled",
                    "claimed: deploying",
                    "started: deploying",
                    "ended_by_person by alice: tearing_down",
                    "preroll_stopped: tearing_down",
                    "started: tearing_down",
                    "took_down: ended"),
            told("DEPLOYING EXTEND", inserted(3, "extended by alice: deploying")),
            told("DEPLOYING SHORTEN", inserted(3, "shortened by alice: deploying")),
            told(
                    "LIVE END_NOW",
                    "scheduled by alice: scheduled",
                    "claimed: deploying",
                    "started: deploying",
                    "went_live: live",
                    "ended_by_person by alice: tearing_down",
                    "started: tearing_down",
                    "took_down: ended"),
            told("LIVE EXTEND", inserted(4, "extended by alice: live")),
            told("LIVE SHORTEN", inserted(4, "shortened by alice: live")),
            told(
                    "TEARDOWN_FAILED RETRY",
                    with(
                                    withLast(ORDINARY, "teardown_failed: teardown_failed"),
                                    "retried by alice: tearing_down",
                                    "started: tearing_down",
                                    "took_down: ended")
                            .toArray(String[]::new)));

    private static Map.Entry<String, List<String>> told(String of, String... lines) {
        return Map.entry(of, List.of(lines));
    }

    private static String[] inserted(int at, String line) {
        List<String> lines = new ArrayList<>(ORDINARY);
        lines.add(at, line);
        return lines.toArray(String[]::new);
    }

    private static List<String> with(List<String> lines, String... more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(List.of(more));
        return all;
    }

    private static List<String> without(List<String> lines, String line) {
        return lines.stream().filter(one -> !one.equals(line)).toList();
    }

    private static List<String> withLast(List<String> lines, String last) {
        return with(lines.subList(0, lines.size() - 1), last);
    }

    private static Course lasting(long seconds) {
        return Course.lasting(Duration.ofSeconds(seconds));
    }

    private static Course bad(TargetType type) {
        return lasting(60).endingAs(type == TargetType.AUTOMATION ? "Failed" : "FAILED");
    }

    private static String start(TargetType type) {
        return type == TargetType.AUTOMATION ? "StartAutomationExecution" : "ProvisionProduct";
    }

    private static String takedown(TargetType type) {
        return type == TargetType.AUTOMATION ? "StartAutomationExecution" : "TerminateProvisionedProduct";
    }

    /** As long as no start can be made: whether one was, only a start under its token can tell for an automation. */
    private static Status atLast(TargetType type) {
        return type == TargetType.AUTOMATION ? Status.TEARING_DOWN : Status.FAILED;
    }

    private Scene down(Duration time) {
        scene.stage().down();
        scene.after(time).stage().up();
        return scene;
    }

    /** Lets a runner die after one move after the other, and a new one go on three minutes later. @return their number */
    private int dyingEverywhere(Consumer<Scene> story, Status ending) {
        story.accept(scene.postroll(lasting(300)));
        List<String> told = scene.at(LATE).told();
        assertThat(scene.status()).isEqualTo(ending);
        for (int move = 1; ; move++) {
            scene = newScene();
            scene.stage().diesAt(move);
            story.accept(scene.postroll(lasting(300)));
            while (scene.time.instant().isBefore(LATE) && scene.stage().isUp()) {
                scene.after(MINUTE.multipliedBy(3));
            }
            if (scene.stage().isUp()) {
                return move - 1;
            }
            scene.stage().up();
            scene.at(LATE);
            assertThat(scene.status()).as("died after move " + move).isEqualTo(ending);
            assertThat(scene.told()).as("died after move " + move).isEqualTo(told);
            nothingTwiceNothingLeft();
        }
    }

    private void comesTo(Status status, TargetType type) {
        Course up = status == Status.FAILED ? bad(type) : lasting(300);
        Course down = status == Status.TEARDOWN_FAILED ? bad(type) : lasting(300);
        scene.preroll(up).postroll(down, lasting(60)).schedule(type);
        switch (status) {
            case SCHEDULED -> scene.at(PREROLL.minus(MINUTE));
            case CANCELLED -> scene.at(PREROLL.minus(MINUTE)).ask(new Command.Cancel());
            case DEPLOYING -> scene.at(PREROLL.plus(MINUTE));
            case LIVE -> scene.at(START);
            case TEARING_DOWN -> scene.at(END.plus(MINUTE));
            case MISSED -> {
                scene.at(PREROLL.minus(MINUTE));
                down(Duration.between(PREROLL, END)).after(MINUTE);
            }
            case ENDED, FAILED, TEARDOWN_FAILED -> scene.at(END.plus(MINUTE.multipliedBy(10)));
        }
        assertThat(scene.status()).isEqualTo(status);
    }

    /** It comes to this ending for this reason, with nothing brought up twice and nothing left. @return its history */
    private List<String> ends(Status status, Cause cause) {
        scene.at(
                LATE.isAfter(scene.time.instant()) ? LATE : scene.time.instant().plus(MINUTE.multipliedBy(10)));
        Event event = scene.event();
        assertThat(event.status()).as(scene.told().toString()).isEqualTo(status);
        assertThat(event.reason().orElseThrow().cause()).isEqualTo(cause);
        nothingTwiceNothingLeft();
        return scene.told();
    }

    private void nothingTwiceNothingLeft() {
        assertThat(scene.aws.startedTwice()).isEmpty();
        assertThat(scene.aws.stillUp()).isEmpty();
        assertThat(scene.aws.ssm().open(scene.time.instant())).isZero();
    }
}
