package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.END;
import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.LEAD;
import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state machines lead an event through every turn that its life can take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLifecycleTest {

    private static final Instant PREROLL = START.minus(LEAD);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATE = END.plus(Duration.ofHours(12));
    private static final String LOST = "DynamoDb.ConditionalCheckFailedException";
    private static final String BUSY = "Ssm.ThrottlingException";

    private final Set<String> entered = new TreeSet<>();
    private final Set<String> calls = new TreeSet<>();
    private final Set<String> run = new TreeSet<>();
    private MachineWorld world;

    @BeforeEach
    void deploy() {
        world = new MachineWorld();
    }

    @AfterEach
    void remember(org.junit.jupiter.api.TestInfo test) {
        run.add(test.getTestMethod().orElseThrow().getName());
        entered.addAll(world.stepFunctions.entered());
        world.stepFunctions
                .calls()
                .forEach((machine, actions) -> actions.forEach(action -> calls.add(machine + " " + action)));
    }

    /** Only when all tests were run: a single one cannot have been everywhere. */
    @AfterAll
    void everyStateAndEveryBranchWasEntered() {
        long tests = Arrays.stream(getClass().getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .count();
        if (run.size() == tests) {
            Set<String> places = new TreeSet<>();
            Stream.of(MachineWorld.LIFECYCLE, MachineWorld.CALLBACK)
                    .forEach(machine -> machine.places().forEach(place -> places.add(machine.name() + ": " + place)));
            places.removeAll(entered);
            assertThat(places).isEmpty();
            // The rights of the machines' roles are tested against this list, where the roles are made.
            assertThat(Path.of("infra-cdk", "src", "test", "resources", "calls.txt"))
                    .hasContent(String.join("\n", calls) + "\n");
        }
    }

    // --- the ordinary life ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, 1", "AUTOMATION, 300", "AUTOMATION, 1199",
        "PRODUCT, 1", "PRODUCT, 300", "PRODUCT, 1199"
    })
    void anOrdinaryLifeIsTwelveTransitionsWhateverItsDeploymentTakes(TargetType type, long seconds) {
        bothTake("preroll", Course.success(Duration.ofSeconds(seconds)));
        bothTake("postroll", Course.success(Duration.ofSeconds(Math.min(seconds, 800))));
        world.scheduled(type).at(PREROLL.minusSeconds(1));
        assertThat(status()).isEqualTo(Status.SCHEDULED);

        world.at(PREROLL);
        assertThat(status()).isEqualTo(Status.DEPLOYING);
        world.at(START.plusSeconds(30));
        assertThat(status()).isEqualTo(Status.LIVE);
        world.at(END.minusSeconds(1));
        assertThat(status()).isEqualTo(Status.LIVE);
        world.at(END);
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        world.at(END.plus(HOUR));

        Event event = world.event();
        assertThat(event.status()).isEqualTo(Status.ENDED);
        assertThat(event.reason().orElseThrow().cause()).isEqualTo(Cause.WINDOW_CLOSED);
        assertThat(world.told())
                .containsExactly(
                        "scheduled: Scheduled",
                        "claimed: Bringing resources up",
                        "started: Preroll runs as "
                                + event.preroll().orElseThrow().executionId().orElseThrow(),
                        "went_live: Resources are up",
                        "claimed: The window closed.",
                        "started: Postroll runs as "
                                + event.postroll().orElseThrow().executionId().orElseThrow(),
                        "took_down: Resources are gone");
        assertThat(world.execution().transitions()).isEqualTo(12);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void anAutomationGetsTheParametersThePhaseAndTheRoleOfTheEnvironment() {
        world.scheduled(TargetType.AUTOMATION).at(LATE);

        assertThat(world.automations.runs())
                .extracting(run -> run.request.get("Parameters"))
                .containsExactly(parameters("preroll"), parameters("postroll"));
        assertThat(world.automations.runs().get(0).request)
                .containsEntry("DocumentName", "minimal")
                .containsEntry("DocumentVersion", "1")
                // What java.util.UUID.nameUUIDFromBytes makes of our token, so that a runner of either kind asks alike.
                .containsEntry(
                        "ClientToken",
                        java.util
                                .UUID
                                .nameUUIDFromBytes((world.id() + "-r1-preroll").getBytes())
                                .toString());
    }

    @Test
    void aProductGetsItsParametersAndIsNamedAfterItsEvent() {
        world.scheduled(TargetType.PRODUCT).at(START);

        assertThat(world.products.requests())
                .containsExactly(Map.of(
                        "ProvisionToken",
                        world.id() + "-r1-preroll",
                        "ProvisionedProductName",
                        "event-" + world.id(),
                        "ProductName",
                        "minimal",
                        "ProvisioningArtifactId",
                        "1",
                        "ProvisioningParameters",
                        List.of(Map.of("Key", "Service", "Value", "web"), Map.of("Key", "Zones", "Value", "a,b")),
                        "Tags",
                        List.of(Map.of(
                                "Key",
                                "event-schedules:event",
                                "Value",
                                world.id().value()))));
        assertThat(world.event().outputs()).isEqualTo(Map.of("Url", "https://shop.example"));
    }

    @Test
    void outputsAndStepsAreOnTheEvent() {
        world.scheduled(TargetType.AUTOMATION).at(START);

        assertThat(world.event().outputs())
                .isEqualTo(Map.of("bringUp.Url", "https://shop.example", "bringUp.Zones", "a,b"));
        assertThat(world.event().preroll().orElseThrow().steps())
                .extracting(step -> step.name() + " " + step.state())
                .containsExactly("bringUp SUCCEEDED", "other PENDING");
        world.at(LATE);
        assertThat(world.event().postroll().orElseThrow().steps()).hasSize(2);
    }

    @Test
    void anEventThatCanNoLongerBeginInTimeIsMissed() {
        world.schedule(TargetType.AUTOMATION, START, END);
        world.at(END.minus(Duration.ofMinutes(4))).startExecution().after(MINUTE);

        assertThat(status()).isEqualTo(Status.MISSED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.TOO_LATE);
        assertThat(world.told())
                .last()
                .isEqualTo(
                        "missed: It could not begin while that was still useful, 5 min before its end at the latest.");
        assertThat(world.automations.runs()).isEmpty();
    }

    @Test
    void aLateBeginningIsCaughtUp() {
        world.schedule(TargetType.AUTOMATION, START, END);
        world.at(START.plus(MINUTE)).startExecution().after(Duration.ofMinutes(6));

        assertThat(status()).isEqualTo(Status.LIVE);
    }

    // --- every ending of a provider -------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed",
                "TimedOut",
                "Cancelled",
                "Rejected",
                "ChangeCalendarOverrideRejected",
                "CompletedWithFailure",
                "Exited"
            })
    void d05EveryBadEndingOfAnAutomationIsTakenDown(String ending) {
        bothTake("preroll", Course.ending(ending, MINUTE));
        world.scheduled(TargetType.AUTOMATION).at(LATE);

        Event event = world.event();
        assertThat(event.status()).isEqualTo(Status.FAILED);
        assertThat(event.reason().orElseThrow().cause()).isEqualTo(Cause.DEPLOY_FAILED);
        assertThat(event.reason().orElseThrow().message())
                .isEqualTo(
                        ending.equals("Cancelled") ? "Somebody stopped it at the provider." : "It ended as " + ending);
        assertThat(event.reason().orElseThrow().console()).isPresent();
        assertThat(event.preroll().orElseThrow().result())
                .isEqualTo(ending.equals("Cancelled") ? Result.STOPPED : Result.FAILED);
        assertThat(world.automations.runs())
                .extracting(automation -> automation.action)
                .containsExactly("preroll", "postroll");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void completedWithSuccessIsASuccess() {
        bothTake("preroll", Course.ending("CompletedWithSuccess", MINUTE));
        world.scheduled(TargetType.AUTOMATION).at(START);

        assertThat(status()).isEqualTo(Status.LIVE);
    }

    @Test
    void d05AnUnknownStatusIsWaitedForUntilTheDeadline() {
        bothTake("preroll", Course.ending("SomethingNew", MINUTE));
        world.scheduled(TargetType.AUTOMATION).at(START.plus(Duration.ofMinutes(9)));
        assertThat(status()).isEqualTo(Status.DEPLOYING);

        world.at(START.plus(Duration.ofMinutes(11)));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.DEPLOY_TIMED_OUT);
    }

    @ParameterizedTest
    @CsvSource({"ERROR, the stack failed", "TAINTED, the stack failed", "ERROR, ''", "TAINTED, ''"})
    void d06AFailedProductIsTerminated(String ending, String record) {
        bothTake("preroll", new Course(MINUTE, ending, record));
        world.scheduled(TargetType.PRODUCT).at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().message())
                .isEqualTo(record.isEmpty() ? "The product is " + ending + ". " : record);
        assertThat(world.products.products()).isEmpty();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aProductThatIsStillChangingIsLookedAtAgain() {
        bothTake("preroll", new Course(MINUTE, "PLAN_IN_PROGRESS", ""));
        world.scheduled(TargetType.PRODUCT).at(START);
        assertThat(status()).isEqualTo(Status.DEPLOYING);

        world.products.products().get("event-" + world.id()).put("Status", "AVAILABLE");
        world.after(MINUTE);
        assertThat(status()).isEqualTo(Status.LIVE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProductThatSomebodyTerminatedWasStopped(boolean resumed) {
        world.scheduled(TargetType.PRODUCT).withLostEvents().withoutRounds().at(START);
        if (resumed) {
            world.startExecution().after(Duration.ofSeconds(1));
        }
        world.products.products().clear();
        world.withRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().message()).isEqualTo("Somebody stopped it at the provider.");
    }

    @Test
    void anAutomationThatSsmForgotCountsAsStopped() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL);
        world.ssm.refuse("GetAutomationExecution", "Ssm.AutomationExecutionNotFoundException", "There is none");
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().preroll().orElseThrow().result()).isEqualTo(Result.STOPPED);
    }

    // --- time runs out --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatTakesTooLongIsStoppedAndTakenDown(TargetType type) {
        bothTake("preroll", Course.success(Duration.ofHours(2)));
        world.scheduled(type).at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().message()).isEqualTo("Bringing up took longer than 30 min.");
        assertThat(world.told()).contains("preroll_stopped: Bringing up has stopped");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aWindowThatClosesFirstEndsTheDeployment() {
        bothTake("preroll", Course.never());
        world.schedule(TargetType.AUTOMATION, START, START.plus(Duration.ofMinutes(6)))
                .startExecution()
                .at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.NOT_READY_IN_TIME);
        assertThat(world.event().preroll().orElseThrow().result()).isEqualTo(Result.STOPPED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatCameUpTooLateForAnybodyNeverCountsAsLive(TargetType type) {
        bothTake("preroll", Course.success(Duration.ofMinutes(26).minusSeconds(20)));
        world.schedule(type, START, START.plus(Duration.ofMinutes(6)))
                .startExecution()
                .at(START.plus(Duration.ofMinutes(5)));
        for (int i = 0; i < 4; i++) {
            world.table.refuse("UpdateItem", "DynamoDb.ProvisionedThroughputExceededException", "Slow down");
        }
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.NOT_READY_IN_TIME);
        assertThat(world.told()).noneMatch(line -> line.startsWith("went_live"));
        assertThat(world.event().preroll().orElseThrow().result()).isEqualTo(Result.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void withEveryCallbackLostTheDeadlineAsksOnceMore(TargetType type) {
        world.scheduled(type).withLostEvents().withoutRounds().at(START.plus(Duration.ofMinutes(9)));
        assertThat(status()).isEqualTo(Status.DEPLOYING);

        world.at(START.plus(Duration.ofMinutes(11)));
        assertThat(status()).isEqualTo(Status.LIVE);
        world.at(END.plus(Duration.ofMinutes(14)));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        world.at(END.plus(Duration.ofMinutes(16)));
        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATION, Failed", "AUTOMATION, Cancelled", "PRODUCT, ERROR"})
    void theDeadlineSeesABadEndingToo(TargetType type, String ending) {
        bothTake("preroll", Course.ending(ending, MINUTE));
        world.scheduled(type).withLostEvents().withoutRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.DEPLOY_FAILED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatCannotBeSeenAtItsDeadlineIsTakenDown(TargetType type) {
        world.scheduled(type).withLostEvents().withoutRounds().at(START);
        world.ssm.refuseAlways("GetAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuseAlways("DescribeRecord", "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        world.at(START.plus(Duration.ofMinutes(20)));

        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        world.ssm.mend();
        world.catalog.mend();
        world.withRounds().at(LATE);
        assertThat(status()).isEqualTo(Status.FAILED);
    }

    // --- callbacks ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void lostEventsCostAMinute(TargetType type) {
        world.scheduled(type).withLostEvents().at(PREROLL.plus(Duration.ofMinutes(6)));
        assertThat(status()).isEqualTo(Status.LIVE);

        world.at(END.plus(Duration.ofMinutes(6)));
        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.execution().transitions()).isEqualTo(12);
    }

    @Test
    void aRunThatEndsBeforeItsTokenIsStoredIsFoundAMomentLater() {
        bothTake("preroll", Course.success(Duration.ZERO));
        world.withoutRounds().scheduled(TargetType.AUTOMATION).at(PREROLL.minusSeconds(1));
        // The claim is written, then the run starts and ends, and its token comes late.
        world.table.refuseAfter(1, "UpdateItem", "DynamoDb.InternalServerErrorException");
        world.at(PREROLL.plusSeconds(10));

        assertThat(status()).isEqualTo(Status.LIVE);
    }

    @Test
    void eventsMayComeTwice() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plus(Duration.ofMinutes(5)));
        String preroll = world.automations.runs().get(0).id;
        world.callback(Map.of("detail", Map.of("ExecutionId", preroll)));
        world.callback(Map.of("detail", Map.of("ExecutionId", preroll)));
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.execution().transitions()).isEqualTo(12);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void runsThatAreNotOursAreLeftAlone() {
        world.callback(Map.of("detail", Map.of("ExecutionId", "somebody-elses")));
        world.after(HOUR);

        Execution callback = world.stepFunctions.executions().get(0);
        assertThat(callback.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(callback.path()).doesNotContain("LookAtEach");
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aRoundThatCannotAskAwsIsMadeGoodByTheNext(TargetType type) {
        world.scheduled(type).withLostEvents().at(PREROLL);
        for (int i = 0; i < 5; i++) {
            world.ssm.refuse("GetAutomationExecution", BUSY, "Rate exceeded");
            world.catalog.refuse("DescribeRecord", "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
            world.catalog.refuse(
                    "DescribeProvisionedProduct", "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        }
        world.at(START.minus(Duration.ofMinutes(10)));

        assertThat(status()).isEqualTo(Status.LIVE);
    }

    @Test
    void anAnswerThatCannotBeGivenIsGivenLater() {
        bothTake("preroll", Course.ending("Failed", MINUTE));
        world.scheduled(TargetType.AUTOMATION).at(PREROLL);
        for (int i = 0; i < 5; i++) {
            world.tokens.refuse("SendTaskFailure", "Sfn.SfnException", "Rate exceeded");
        }
        world.tokens.refuseAfter(0, "SendTaskSuccess", "Sfn.SfnException");
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
    }

    @Test
    void moreThanAPageOfWaitsIsLookedThrough() {
        world.scheduled(TargetType.AUTOMATION).withLostEvents().withoutRounds().at(PREROLL);
        for (int i = 0; i < 130; i++) {
            world.putWait("0-somebody-elses-" + i);
        }
        world.withRounds().after(Duration.ofMinutes(6));

        assertThat(status()).isEqualTo(Status.LIVE);
    }

    @Test
    void anEventThatShouldHaveGoneOnIsToldToTheAlarm() {
        world.schedule(TargetType.AUTOMATION, START, END).at(PREROLL.plus(Duration.ofMinutes(4)));
        world.callback(Map.of());
        world.after(MINUTE);
        assertThat(world.metrics).isEmpty();

        world.after(MINUTE);
        world.callback(Map.of());
        world.after(MINUTE);
        assertThat(world.metrics).hasSize(1);
        assertThat(world.metrics.toString()).contains("OverdueEvents").contains("Value=1");
    }

    // --- starts ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, Ssm.AutomationDefinitionNotFoundException",
        "AUTOMATION, Ssm.InvalidAutomationExecutionParametersException",
        "PRODUCT, ServiceCatalog.InvalidParametersException",
        "PRODUCT, ServiceCatalog.ResourceNotFoundException"
    })
    void aStartThatIsRefusedForGoodFailsTheEventAtOnce(TargetType type, String error) {
        world.scheduled(type).at(PREROLL.minusSeconds(1));
        world.ssm.refuse("StartAutomationExecution", error, "No such thing (Service: Ssm, Status Code: 400)");
        world.catalog.refuse("ProvisionProduct", error, "No such thing (Service: ServiceCatalog, Status Code: 400)");
        world.at(PREROLL.plusSeconds(1));
        assertThat(world.told()).contains("deploy_failed: No such thing");

        world.at(LATE);
        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().message()).isEqualTo("No such thing");
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aStartThatCannotBeReachedIsTriedAgainAndSaysSo(TargetType type) {
        world.scheduled(type).at(PREROLL.minusSeconds(1));
        world.ssm.refuseAlways("StartAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuseAlways("ProvisionProduct", "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        world.at(PREROLL.plus(Duration.ofMinutes(8)));
        assertThat(status()).isEqualTo(Status.DEPLOYING);
        assertThat(world.event().preroll().orElseThrow().trouble().orElseThrow())
                .endsWith("Exception: Rate exceeded");

        world.ssm.mend();
        world.catalog.mend();
        world.at(START);
        assertThat(status()).isEqualTo(Status.LIVE);
        assertThat(world.event().preroll().orElseThrow().trouble()).isEmpty();
    }

    @Test
    void aStartThatCannotBeReachedInTimeFails() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.minusSeconds(1));
        world.ssm.refuseAlways("StartAutomationExecution", BUSY, "Rate exceeded");
        world.at(START.plus(Duration.ofMinutes(16)));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.DEPLOY_TIMED_OUT);

        world.at(END);
        world.ssm.mend();
        world.at(LATE);
        assertThat(status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aStartThatCannotBeReachedBeforeTheWindowClosesFails() {
        world.schedule(TargetType.AUTOMATION, START, START.plus(Duration.ofMinutes(6)))
                .startExecution()
                .at(PREROLL.minusSeconds(1));
        world.ssm.refuseAlways("StartAutomationExecution", BUSY, "Rate exceeded");
        world.at(START.plus(Duration.ofMinutes(12)));

        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.NOT_READY_IN_TIME);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d01AnAnswerThatIsLostDoesNotStartTwice(TargetType type) {
        world.scheduled(type).at(PREROLL.minusSeconds(1));
        world.ssm.loseAnswer("StartAutomationExecution");
        world.catalog.loseAnswer("ProvisionProduct");
        world.at(START);

        assertThat(status()).isEqualTo(Status.LIVE);
        assertThat(world.automations.runs().size() + world.products.products().size())
                .isEqualTo(1);
    }

    // --- stop, crash, and go on -----------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, -60", "AUTOMATION, 60", "AUTOMATION, 1800", "AUTOMATION, 4860",
        "PRODUCT, -60", "PRODUCT, 60", "PRODUCT, 1800", "PRODUCT, 4860"
    })
    void aNewRunGoesOnWhereAnotherWasCutOff(TargetType type, long secondsAfterLead) {
        world.scheduled(type).at(PREROLL.plusSeconds(secondsAfterLead)).stopExecution();
        world.after(Duration.ofSeconds(30)).startExecution().at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.told()).hasSize(7);
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatWasClaimedAndNotStartedIsStartedByTheNextRun(TargetType type) {
        cutOffAtTheStart(type);
        assertThat(status()).isEqualTo(Status.DEPLOYING);
        world.startExecution().at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTakedownThatWasClaimedAndNotStartedIsStartedByTheNextRun(TargetType type) {
        world.scheduled(type).at(END.minusSeconds(1));
        world.ssm.refuseAlways("StartAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuseAlways("TerminateProvisionedProduct", "ServiceCatalog.Exception", "Rate exceeded");
        world.at(END).stopExecution();
        world.ssm.mend();
        world.catalog.mend();
        world.startExecution().at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aClaimThatIsLostAnywhereIsTakenAgain(TargetType type) {
        for (int write = 0; write < 6; write++) {
            MachineWorld one = new MachineWorld();
            one.table.refuseAfter(write, "UpdateItem", LOST);
            one.scheduled(type).at(LATE);

            assertThat(one.event().status()).as("write %d", write).isEqualTo(Status.ENDED);
            assertThat(one.told()).as("write %d", write).hasSize(7);
            entered.addAll(one.stepFunctions.entered());
        }
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTableThatIsBusyOnlyCostsTime(TargetType type) {
        for (int write = 0; write < 6; write++) {
            MachineWorld one = new MachineWorld();
            one.table.refuseAfter(write, "UpdateItem", "DynamoDb.ThrottlingException");
            one.scheduled(type).at(LATE);

            assertThat(one.event().status()).as("write %d", write).isEqualTo(Status.ENDED);
        }
    }

    @Test
    void everyWriteOfAFailureMayBeLost() {
        for (int write = 0; write < 14; write++) {
            MachineWorld one = new MachineWorld();
            one.automations.willGo("preroll", Course.never());
            one.automations.willGo("postroll", Course.ending("Failed", MINUTE));
            one.scheduled(TargetType.AUTOMATION).at(PREROLL.minusSeconds(1));
            one.ssm.refuseAlways("StartAutomationExecution", BUSY, "Rate exceeded");
            one.table.refuseAfter(write, "UpdateItem", LOST);
            one.at(PREROLL.plus(Duration.ofMinutes(3)));
            one.committed(new Command.Cancel()).ssm.mend();
            one.startExecution()
                    .at(PREROLL.plus(Duration.ofMinutes(4)))
                    .startExecution()
                    .at(LATE);

            assertThat(one.event().status()).as("write %d", write).isEqualTo(Status.TEARDOWN_FAILED);
            entered.addAll(one.stepFunctions.entered());
        }
    }

    @Test
    void theOtherWritesMayBeLostToo() {
        MachineWorld missed = new MachineWorld();
        missed.schedule(TargetType.AUTOMATION, START, END).at(END);
        missed.table.refuse("UpdateItem", LOST, "");
        missed.startExecution().after(MINUTE);
        assertThat(missed.event().status()).isEqualTo(Status.MISSED);
        entered.addAll(missed.stepFunctions.entered());

        for (TargetType type : TargetType.values()) {
            MachineWorld resumed = new MachineWorld();
            resumed.scheduled(type).at(PREROLL.plus(MINUTE));
            resumed.table.refuse("UpdateItem", LOST, "");
            resumed.startExecution().at(END.plus(MINUTE));
            resumed.table.refuse("UpdateItem", LOST, "");
            resumed.startExecution().at(LATE);
            assertThat(resumed.event().status()).isEqualTo(Status.ENDED);
            entered.addAll(resumed.stepFunctions.entered());
        }

        world.automations.willGo("preroll", Course.ending("Failed", MINUTE));
        world.scheduled(TargetType.AUTOMATION).at(PREROLL);
        world.table.refuse("UpdateItem", LOST, "");
        world.at(LATE);
        assertThat(status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aResumedDeploymentThatFailsIsTakenDown() {
        for (String ending : List.of("Failed", "Cancelled")) {
            for (TargetType type : TargetType.values()) {
                MachineWorld one = new MachineWorld();
                one.automations.willGo("preroll", Course.ending(ending, Duration.ofMinutes(5)));
                one.products.willGo("preroll", Course.ending("ERROR", Duration.ofMinutes(5)));
                one.scheduled(type).at(PREROLL.plus(MINUTE)).startExecution().at(LATE);
                assertThat(one.event().status()).isEqualTo(Status.FAILED);
                entered.addAll(one.stepFunctions.entered());
            }
        }
        for (TargetType type : TargetType.values()) {
            MachineWorld one = new MachineWorld();
            one.automations.willGo("preroll", Course.never());
            one.products.willGo("preroll", Course.success(Duration.ofHours(2)));
            one.scheduled(type).at(PREROLL.plus(MINUTE)).startExecution().at(LATE);
            assertThat(one.event().status()).isEqualTo(Status.FAILED);
            entered.addAll(one.stepFunctions.entered());
        }
    }

    // --- what people ask for --------------------------------------------------------------------------------------

    @Test
    void d08ACancelledEventNeverBegins() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.minus(HOUR));
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.automations.runs()).isEmpty();
        assertThat(world.execution().path()).containsExactly("Load", "Route", "AtRest");
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 60, 1800})
    void d08ARunOfAnOlderRevisionEndsByItself(long secondsAfterLead) {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plusSeconds(secondsAfterLead));
        Execution old = world.execution();
        world.committed(status() == Status.LIVE ? new Command.EndNow() : new Command.Cancel())
                .at(LATE);

        assertThat(old.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(old.path()).endsWith("Load", "Route", "Superseded");
        world.startExecution().after(HOUR);
        assertThat(status()).isIn(Status.CANCELLED, Status.ENDED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aDeployingEventIsCancelled(TargetType type) {
        world.scheduled(type).at(PREROLL.plus(MINUTE));
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.told())
                .filteredOn(line -> line.matches("(cancelled|preroll_stopped|took_down).*"))
                .containsExactly(
                        "cancelled: Cancelled by alice.",
                        "preroll_stopped: Bringing up has stopped",
                        "took_down: Resources are gone");
        assertThat(world.products.products()).isEmpty();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aRunThatWasCutOffAtItsStartIsFoundAndStopped() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.minusSeconds(1));
        bothTake("preroll", Course.never());
        world.ssm.loseAnswer("StartAutomationExecution");
        world.at(PREROLL);
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.automations.runs())
                .extracting(run -> run.action + " " + run.status)
                .containsExactly("preroll Cancelled", "postroll Success");
    }

    @Test
    void aRunThatCouldNeverBeginNeedNotBeStopped() {
        cutOffAtTheStart(TargetType.AUTOMATION);
        world.ssm.refuse("StartAutomationExecution", "Ssm.AutomationDefinitionNotFoundException", "There is none");
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.automations.runs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProvisioningThatWasCutOffAtItsStartIsFound(boolean reached) {
        world.scheduled(TargetType.PRODUCT).at(PREROLL.minusSeconds(1));
        if (reached) {
            world.catalog.loseAnswer("ProvisionProduct");
        } else {
            world.catalog.refuse("ProvisionProduct", "ServiceCatalog.Exception", "Rate exceeded");
        }
        world.at(PREROLL);
        for (int i = 0; i < 7; i++) {
            world.catalog.refuse("DescribeProvisionedProduct", "ServiceCatalog.Exception", "Rate exceeded");
        }
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.products.products()).isEmpty();
        assertThat(world.event().preroll().orElseThrow().isStarted()).isEqualTo(reached);
    }

    @Test
    void aStopThatIsNotHeardIsSaidAgain() {
        bothTake("preroll", Course.never());
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plus(MINUTE));
        world.ssm.refuse("StopAutomationExecution", "Ssm.InvalidAutomationStatusUpdateException", "Not now");
        world.asked(new Command.Cancel()).at(PREROLL.plus(Duration.ofMinutes(20)));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);

        world.at(LATE);
        assertThat(status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aStopThatCannotBeReachedIsTriedAgain() {
        bothTake("preroll", Course.never());
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plus(MINUTE));
        world.ssm.refuseAlways("StopAutomationExecution", BUSY, "Rate exceeded");
        world.asked(new Command.Cancel()).at(START);
        assertThat(world.event().preroll().orElseThrow().trouble()).contains(BUSY + ": Rate exceeded");

        world.ssm.mend();
        world.at(LATE);
        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.event().preroll().orElseThrow().trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Success", "Failed"})
    void whatIsOverByItselfNeedNotBeStopped(String ending) {
        bothTake("preroll", Course.ending(ending, Duration.ofMinutes(5)));
        world.scheduled(TargetType.AUTOMATION).withLostEvents().withoutRounds().at(PREROLL.plus(Duration.ofMinutes(8)));
        world.asked(new Command.EndNow()).withRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.event().preroll().orElseThrow().result())
                .isEqualTo(ending.equals("Success") ? Result.SUCCEEDED : Result.FAILED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aLiveEventIsEndedNow(TargetType type) {
        world.scheduled(type).at(START);
        world.asked(new Command.EndNow()).at(START.plus(Duration.ofMinutes(10)));

        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.ENDED_BY_PERSON);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 60, 1800})
    void anExtendedEventStaysLive(long secondsAfterLead) {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plusSeconds(secondsAfterLead));
        world.endingAt(END.plus(HOUR)).at(END.plus(Duration.ofMinutes(59)));
        assertThat(status()).isEqualTo(Status.LIVE);

        world.at(LATE);
        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.automations.runs()).hasSize(2);
    }

    @Test
    void aShortenedEventEndsEarlier() {
        world.scheduled(TargetType.PRODUCT).at(START);
        world.endingAt(START.plus(Duration.ofMinutes(10))).at(START.plus(Duration.ofMinutes(20)));

        assertThat(status()).isEqualTo(Status.ENDED);
    }

    // --- taking down ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, Failed, It ended as Failed",
        "AUTOMATION, Cancelled, Somebody stopped it at the provider.",
        "PRODUCT, ERROR, It ended as ERROR"
    })
    void d07AFailedTakedownIsAStatusAndCanBeTriedAgain(TargetType type, String ending, String message) {
        bothTake("postroll", Course.ending(ending, MINUTE));
        world.scheduled(type).at(LATE);
        assertThat(status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(world.event().reason().orElseThrow().message()).isEqualTo(message);
        assertThat(world.execution().status()).isEqualTo(Execution.Status.SUCCEEDED);

        bothTake("postroll", Course.success(MINUTE));
        world.asked(new Command.Retry()).after(HOUR);
        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void d06AProductThatIsStillListedIsNotGone() {
        world.products.willGo("postroll", new Course(MINUTE, "kept", ""));
        world.scheduled(TargetType.PRODUCT).at(LATE);

        assertThat(status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(world.event().reason().orElseThrow().message())
                .isEqualTo("Service Catalog terminated the product, and still lists it as AVAILABLE.");
    }

    @Test
    void aProductThatIsGoneAlreadyIsTakenDown() {
        world.scheduled(TargetType.PRODUCT).at(START);
        world.products.products().clear();
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, Ssm.AutomationDefinitionNotFoundException",
        "PRODUCT, ServiceCatalog.InvalidParametersException"
    })
    void aTakedownThatIsRefusedForGoodFails(TargetType type, String error) {
        world.scheduled(type).at(START);
        world.ssm.refuse("StartAutomationExecution", error, "No");
        world.catalog.refuse("TerminateProvisionedProduct", error, "No");
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.TEARDOWN_FAILED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void d04ATakedownIsOwedHoweverLongAwsCannotBeReached(TargetType type) {
        world.scheduled(type).at(START);
        world.ssm.refuseAlways("StartAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuseAlways("TerminateProvisionedProduct", "ServiceCatalog.Exception", "Rate exceeded");
        world.at(END.plus(Duration.ofHours(30)));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(world.event().postroll().orElseThrow().trouble()).isPresent();

        world.ssm.mend();
        world.catalog.mend();
        world.after(HOUR);
        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTakedownThatTakesTooLongFails(TargetType type) {
        bothTake("postroll", Course.never());
        world.scheduled(type).at(LATE);

        assertThat(status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_TIMED_OUT);
        assertThat(world.event().reason().orElseThrow().message()).isEqualTo("Taking down took longer than 15 min.");
        assertThat(world.event().postroll().orElseThrow().result()).isEqualTo(Result.TIMED_OUT);
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATION, Failed", "AUTOMATION, Cancelled", "PRODUCT, ERROR"})
    void theDeadlineSeesABadEndingOfATakedown(TargetType type, String ending) {
        bothTake("postroll", Course.ending(ending, MINUTE));
        world.scheduled(type).at(START).withLostEvents().withoutRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_FAILED);
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTakedownThatCannotBeSeenIsNotGivenUp(TargetType type) {
        world.scheduled(type).at(START).withLostEvents().withoutRounds().at(END.plus(MINUTE));
        world.ssm.refuseAlways("GetAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuseAlways("DescribeRecord", "ServiceCatalog.Exception", "Rate exceeded");
        world.at(END.plus(HOUR));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);

        world.ssm.mend();
        world.catalog.mend();
        world.after(HOUR);
        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @Test
    void aResumedTakedownThatFailsSaysSo() {
        for (String ending : List.of("Failed", "Cancelled")) {
            MachineWorld one = new MachineWorld();
            one.automations.willGo("postroll", Course.ending(ending, Duration.ofMinutes(5)));
            one.scheduled(TargetType.AUTOMATION)
                    .at(END.plus(MINUTE))
                    .startExecution()
                    .at(LATE);
            assertThat(one.event().status()).isEqualTo(Status.TEARDOWN_FAILED);
            entered.addAll(one.stepFunctions.entered());
        }
    }

    // --- words ----------------------------------------------------------------------------------------------------

    private Status status() {
        return world.event().status();
    }

    private void bothTake(String action, Course course) {
        world.automations.willGo(action, course);
        world.products.willGo(action, course);
    }

    /** The event is claimed, and whoever claimed it is gone before AWS could be reached. */
    private void cutOffAtTheStart(TargetType type) {
        world.scheduled(type).at(PREROLL.minusSeconds(1));
        world.ssm.refuse("StartAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuse("ProvisionProduct", "ServiceCatalog.Exception", "Rate exceeded");
        world.at(PREROLL).stopExecution();
    }

    private static Map<String, Object> parameters(String action) {
        return Map.of(
                "Service", List.of("web"),
                "Zones", List.of("a", "b"),
                "AutomationAssumeRole", List.of("arn:aws:iam::111122223333:role/automation"),
                "internalAction", List.of(action));
    }
}
