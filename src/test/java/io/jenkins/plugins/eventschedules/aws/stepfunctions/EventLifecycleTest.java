package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.END;
import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.LEAD;
import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.contract.RunnerContract;
import io.jenkins.plugins.eventschedules.aws.contract.Scene;
import io.jenkins.plugins.eventschedules.aws.contract.Stage;
import io.jenkins.plugins.eventschedules.aws.contract.Targets;
import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.Json;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
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
    private static final Course NEVER = Course.lasting(Duration.ofDays(3000));
    private static final String LOST = "DynamoDb.ConditionalCheckFailedException";
    private static final String BUSY = "Ssm.ThrottlingException";

    private final Set<String> entered = new TreeSet<>();
    private final UsedRights rights = new UsedRights();
    private final Set<String> run = new TreeSet<>();
    private final List<MachineWorld> worlds = new ArrayList<>();
    private MachineWorld world;

    @BeforeEach
    void deploy() {
        world = newWorld();
    }

    @AfterEach
    void remember(TestInfo test) {
        run.add(test.getTestMethod().orElseThrow().getName());
        worlds.forEach(this::remember);
        worlds.forEach(MachineWorld::close);
        worlds.clear();
    }

    private void remember(MachineWorld one) {
        entered.addAll(one.stepFunctions.entered());
        MachineRights.add(rights, one);
    }

    /** The promises of every runner. */
    @Nested
    class KeepsTheContract extends RunnerContract {

        @Override
        protected Stage open(Scene scene) {
            MachineStage stage = new MachineStage(scene);
            worlds.add(stage.world);
            return stage;
        }
    }

    private static Stream<String> testsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName);
    }

    /** A single test cannot have been everywhere. */
    private boolean allWereRun() {
        return run.equals(Stream.concat(testsOf(getClass()), testsOf(RunnerContract.class))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @AfterAll
    void everyStateAndEveryBranchWasEntered() {
        if (allWereRun()) {
            Set<String> places = new TreeSet<>();
            Stream.of(MachineWorld.LIFECYCLE, MachineWorld.CALLBACK)
                    .forEach(machine -> machine.places().forEach(place -> places.add(machine.name() + ": " + place)));
            places.removeAll(entered);
            assertThat(places).isEmpty();
        }
    }

    @AfterAll
    void theRightsAreThoseThatAreDeployed() {
        if (allWereRun()) {
            rights.verify("machines.txt");
        }
    }

    // --- the ordinary life ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "AUTOMATION, 1", "AUTOMATION, 300", "AUTOMATION, 1199",
        "PRODUCT, 1", "PRODUCT, 300", "PRODUCT, 1199"
    })
    void anOrdinaryLifeIsTwelveTransitionsWhateverItsDeploymentTakes(TargetType type, long seconds) {
        world.bringingUp(Course.lasting(Duration.ofSeconds(seconds)));
        world.takingDown(Course.lasting(Duration.ofSeconds(Math.min(seconds, 800))));
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

        assertThat(runs())
                .extracting(run -> Json.parse(run.input().get("Parameters").toString()))
                .containsExactly(parameters("preroll"), parameters("postroll"));
        JsonNode input = runs().get(0).input();
        assertThat(input.get("DocumentName").asText()).isEqualTo("minimal");
        assertThat(input.get("DocumentVersion").asText()).isEqualTo("1");
        // What java.util.UUID.nameUUIDFromBytes makes of our token, so that a runner of either kind asks alike.
        assertThat(input.get("ClientToken").asText())
                .isEqualTo(java.util
                        .UUID
                        .nameUUIDFromBytes((world.id() + "-r1-preroll").getBytes())
                        .toString());
    }

    @Test
    void aProductGetsItsParametersAndIsNamedAfterItsEvent() {
        world.scheduled(TargetType.PRODUCT).at(START);

        assertThat(world.aws.journal().of("ProvisionProduct"))
                .extracting(entry -> Json.parse(entry.input().toString()))
                .containsExactly(Map.of(
                        "ProvisionToken",
                        world.id() + "-r1-preroll",
                        "ProvisionedProductName",
                        "event-" + world.id(),
                        "ProductName",
                        Targets.PRODUCT,
                        "ProvisioningArtifactId",
                        Targets.of(world.aws, TargetType.PRODUCT).version(),
                        "ProvisioningParameters",
                        List.of(Map.of("Key", "Service", "Value", "web"), Map.of("Key", "Zones", "Value", "a,b")),
                        "Tags",
                        List.of(
                                tag("event", world.id().value()),
                                tag("environment", "production"),
                                tag("installation", "events"),
                                tag("owner", "alice"))));
    }

    private static Map<String, String> tag(String name, String value) {
        return Map.of("Key", "event-schedules:" + name, "Value", value);
    }

    // --- every ending of a provider -------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 20"})
    void aProductThatSomebodyTerminatedHasFailed(boolean resumed, long unseenMinutes) {
        world.scheduled(TargetType.PRODUCT).withLostEvents().withoutRounds().at(START);
        if (resumed) {
            world.startExecution().after(Duration.ofSeconds(1));
        }
        Targets.terminateByHand(world.aws, "event-" + world.id());
        world.after(MINUTE.multipliedBy(unseenMinutes)).withRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().message())
                .isEqualTo("The product was provisioned, and is not there any more: somebody terminated it.");
    }

    @Test
    void anAutomationThatSsmForgotHasFailed() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL);
        world.ssm.refuse("GetAutomationExecution", "Ssm.AutomationExecutionNotFoundException", "There is none");
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().preroll().orElseThrow().result()).isEqualTo(Result.FAILED);
    }

    // --- time runs out --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void whatCameUpTooLateForAnybodyNeverCountsAsLive(TargetType type) {
        world.bringingUp(Course.lasting(Duration.ofMinutes(26).minusSeconds(20)));
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
    @CsvSource({"AUTOMATION, Failed", "AUTOMATION, Cancelled", "PRODUCT, FAILED"})
    void theDeadlineSeesABadEndingToo(TargetType type, String ending) {
        world.bringingUp(Course.lasting(MINUTE).endingAs(ending));
        world.scheduled(type).withLostEvents().withoutRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.DEPLOY_FAILED);
    }

    @Test
    void d06TheDeadlineSeesAProductThatASuccessLeftTainted() {
        world.bringingUp(Course.lasting(MINUTE).leaving("TAINTED"));
        world.scheduled(TargetType.PRODUCT).withLostEvents().withoutRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.FAILED);
        assertThat(world.event().reason().orElseThrow().message()).contains("The product is TAINTED.");
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aStoppingThatCannotBeSeenIsWaitedFor(TargetType type) {
        world.bringingUp(type == TargetType.AUTOMATION ? NEVER : Course.lasting(Duration.ofMinutes(15)));
        world.scheduled(type).at(PREROLL.plus(MINUTE)).withLostEvents().withoutRounds();
        world.ssm.refuseAlways("GetAutomationExecution", BUSY, "Rate exceeded");
        world.catalog.refuseAlways("DescribeRecord", "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        world.asked(new Command.Cancel()).at(PREROLL.plus(HOUR));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(world.event().preroll().orElseThrow().trouble()).isPresent();

        world.ssm.mend();
        world.catalog.mend();
        world.at(LATE);
        assertThat(status()).isEqualTo(Status.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATION, GetAutomationExecution", "PRODUCT, DescribeRecord", "PRODUCT, DescribeProvisionedProduct"})
    void whatCannotBeSeenAtItsDeadlineIsTakenDown(TargetType type, String look) {
        world.scheduled(type).withLostEvents().withoutRounds().at(START);
        world.ssm.refuseAlways(look, BUSY, "Rate exceeded");
        world.catalog.refuseAlways(look, "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        world.at(START.plus(Duration.ofMinutes(20)));

        assertThat(status()).isEqualTo(Status.TEARING_DOWN);
        world.ssm.mend();
        world.catalog.mend();
        world.withRounds().at(LATE);
        assertThat(status()).isEqualTo(Status.FAILED);
    }

    // --- callbacks ------------------------------------------------------------------------------------------------

    @Test
    void aRunThatEndsBeforeItsTokenIsStoredIsFoundAMomentLater() {
        world.bringingUp(Course.lasting(Duration.ofSeconds(1)));
        world.withoutRounds().scheduled(TargetType.AUTOMATION).at(PREROLL.minusSeconds(1));
        // The claim is written, then the run starts and ends, and its token comes late.
        world.table.refuseAfter(1, "UpdateItem", "DynamoDb.InternalServerErrorException");
        world.at(PREROLL.plusSeconds(10));

        assertThat(status()).isEqualTo(Status.LIVE);
    }

    @Test
    void eventsMayComeTwice() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plus(Duration.ofMinutes(5)));
        String preroll = world.event().preroll().orElseThrow().executionId().orElseThrow();
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
        world.bringingUp(Course.lasting(MINUTE).endingAs("Failed"));
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

    // --- stop, crash, and go on -----------------------------------------------------------------------------------

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
            MachineWorld one = newWorld();
            one.table.refuseAfter(write, "UpdateItem", LOST);
            one.scheduled(type).at(LATE);

            assertThat(one.event().status()).as("write %d", write).isEqualTo(Status.ENDED);
            assertThat(one.told()).as("write %d", write).hasSize(7);
        }
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void aTableThatIsBusyOnlyCostsTime(TargetType type) {
        for (int write = 0; write < 6; write++) {
            MachineWorld one = newWorld();
            one.table.refuseAfter(write, "UpdateItem", "DynamoDb.ThrottlingException");
            one.scheduled(type).at(LATE);

            assertThat(one.event().status()).as("write %d", write).isEqualTo(Status.ENDED);
        }
    }

    @Test
    void everyWriteOfAFailureMayBeLost() {
        for (int write = 0; write < 14; write++) {
            MachineWorld one = newWorld();
            one.bringingUp(NEVER);
            one.takingDown(Course.lasting(MINUTE).endingAs("Failed"));
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
        }
    }

    @Test
    void theOtherWritesMayBeLostToo() {
        MachineWorld missed = newWorld();
        missed.schedule(TargetType.AUTOMATION, START, END).at(END);
        missed.table.refuse("UpdateItem", LOST, "");
        missed.startExecution().after(MINUTE);
        assertThat(missed.event().status()).isEqualTo(Status.MISSED);

        for (TargetType type : TargetType.values()) {
            MachineWorld resumed = newWorld();
            resumed.scheduled(type).at(PREROLL.plus(MINUTE));
            resumed.table.refuse("UpdateItem", LOST, "");
            resumed.startExecution().at(END.plus(MINUTE));
            resumed.table.refuse("UpdateItem", LOST, "");
            resumed.startExecution().at(LATE);
            assertThat(resumed.event().status()).isEqualTo(Status.ENDED);
        }

        world.bringingUp(Course.lasting(MINUTE).endingAs("Failed"));
        world.scheduled(TargetType.AUTOMATION).at(PREROLL);
        world.table.refuse("UpdateItem", LOST, "");
        world.at(LATE);
        assertThat(status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aResumedDeploymentThatFailsIsTakenDown() {
        for (String ending : List.of("Failed", "Cancelled")) {
            for (TargetType type : TargetType.values()) {
                MachineWorld one = newWorld();
                one.bringingUp(Course.lasting(Duration.ofMinutes(5))
                        .endingAs(type == TargetType.AUTOMATION ? ending : "FAILED"));
                one.scheduled(type).at(PREROLL.plus(MINUTE)).startExecution().at(LATE);
                assertThat(one.event().status()).isEqualTo(Status.FAILED);
            }
        }
        for (TargetType type : TargetType.values()) {
            MachineWorld one = newWorld();
            one.bringingUp(Course.lasting(Duration.ofMinutes(50)));
            one.scheduled(type).at(PREROLL.plus(MINUTE)).startExecution().at(LATE);
            assertThat(one.event().status()).isEqualTo(Status.FAILED);
        }
    }

    // --- what people ask for --------------------------------------------------------------------------------------

    @Test
    void d08ACancelledEventNeverBegins() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.minus(HOUR));
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(runs()).isEmpty();
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

    @Test
    void aRunThatWasCutOffAtItsStartIsFoundAndStopped() {
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.minusSeconds(1));
        world.bringingUp(NEVER);
        world.ssm.loseAnswer("StartAutomationExecution");
        world.at(PREROLL);
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(world.aws.stillUp()).isEmpty();
        assertThat(world.aws.startedTwice()).isEmpty();
        assertThat(world.event().preroll().orElseThrow().result()).isEqualTo(Result.STOPPED);
    }

    @Test
    void aRunThatCouldNeverBeginNeedNotBeStopped() {
        cutOffAtTheStart(TargetType.AUTOMATION);
        world.ssm.refuse("StartAutomationExecution", "Ssm.AutomationDefinitionNotFoundException", "There is none");
        world.asked(new Command.Cancel()).at(LATE);

        assertThat(status()).isEqualTo(Status.CANCELLED);
        assertThat(runs()).hasSize(1);
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
        assertThat(world.aws.stillUp()).isEmpty();
        assertThat(world.event().preroll().orElseThrow().isStarted()).isEqualTo(reached);
    }

    @Test
    void aStopThatIsNotHeardIsSaidAgain() {
        world.bringingUp(NEVER);
        world.scheduled(TargetType.AUTOMATION).at(PREROLL.plus(MINUTE));
        world.ssm.refuse("StopAutomationExecution", "Ssm.InvalidAutomationStatusUpdateException", "Not now");
        world.asked(new Command.Cancel()).at(PREROLL.plus(Duration.ofMinutes(10)));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);

        world.after(Duration.ofMinutes(10));
        assertThat(status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aStopThatCannotBeReachedIsTriedAgain() {
        world.bringingUp(NEVER);
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
        world.bringingUp(Course.lasting(Duration.ofMinutes(5)).endingAs(ending));
        world.scheduled(TargetType.AUTOMATION).withLostEvents().withoutRounds().at(PREROLL.plus(Duration.ofMinutes(8)));
        world.asked(new Command.EndNow()).withRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
        assertThat(world.event().preroll().orElseThrow().result())
                .isEqualTo(ending.equals("Success") ? Result.SUCCEEDED : Result.FAILED);
    }

    // --- taking down ----------------------------------------------------------------------------------------------

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
    @CsvSource({"AUTOMATION, Failed", "AUTOMATION, Cancelled", "PRODUCT, FAILED"})
    void theDeadlineSeesABadEndingOfATakedown(TargetType type, String ending) {
        world.takingDown(Course.lasting(MINUTE).endingAs(ending));
        world.scheduled(type).at(START).withLostEvents().withoutRounds().at(LATE);

        assertThat(status()).isEqualTo(Status.TEARDOWN_FAILED);
        assertThat(world.event().reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATION, GetAutomationExecution", "PRODUCT, DescribeRecord", "PRODUCT, DescribeProvisionedProduct"})
    void aTakedownThatCannotBeSeenIsNotGivenUp(TargetType type, String look) {
        world.scheduled(type)
                .at(START.plus(MINUTE))
                .withLostEvents()
                .withoutRounds()
                .at(END.plus(MINUTE));
        world.ssm.refuseAlways(look, BUSY, "Rate exceeded");
        world.catalog.refuseAlways(look, "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        world.at(END.plus(HOUR));
        assertThat(status()).isEqualTo(Status.TEARING_DOWN);

        world.ssm.mend();
        world.catalog.mend();
        world.after(HOUR);
        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @Test
    void aTerminationThatIsRefusedForWhatIsGoneAlreadyIsDone() {
        world.scheduled(TargetType.PRODUCT).at(START);
        Targets.terminateByHand(world.aws, "event-" + world.id());
        world.at(END.minus(MINUTE))
                .catalog
                .refuse("TerminateProvisionedProduct", "ServiceCatalog.InvalidParametersException", "No");
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @Test
    void whyATerminationIsRefusedIsAskedUntilItIsKnown() {
        world.scheduled(TargetType.PRODUCT).at(END.minus(MINUTE));
        world.catalog.refuse("TerminateProvisionedProduct", "ServiceCatalog.InvalidParametersException", "No");
        for (int i = 0; i < 7; i++) {
            world.catalog.refuse(
                    "DescribeProvisionedProduct", "ServiceCatalog.ServiceCatalogException", "Rate exceeded");
        }
        world.at(LATE);

        assertThat(status()).isEqualTo(Status.ENDED);
    }

    @Test
    void aResumedTakedownThatFailsSaysSo() {
        for (String ending : List.of("Failed", "Cancelled")) {
            MachineWorld one = newWorld();
            one.takingDown(Course.lasting(Duration.ofMinutes(5)).endingAs(ending));
            one.scheduled(TargetType.AUTOMATION)
                    .at(END.plus(MINUTE))
                    .startExecution()
                    .at(LATE);
            assertThat(one.event().status()).isEqualTo(Status.TEARDOWN_FAILED);
        }
    }

    // --- words ----------------------------------------------------------------------------------------------------

    private Status status() {
        return world.event().status();
    }

    private MachineWorld newWorld() {
        MachineWorld made = new MachineWorld();
        worlds.add(made);
        return made;
    }

    /** The automations that were started. */
    private List<Entry> runs() {
        return world.aws.journal().of("StartAutomationExecution").stream()
                .filter(Entry::hadItsEffect)
                .toList();
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
                "AutomationAssumeRole", List.of(Targets.AUTOMATION_ROLE),
                "internalAction", List.of(action));
    }
}
