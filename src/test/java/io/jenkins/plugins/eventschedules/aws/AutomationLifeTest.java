package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.automation.AutomationRequests;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events on documents, from their planning to their end. */
class AutomationLifeTest {

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Event minimal() {
        return house.withMinimal().schedule("automation", "minimal", Map.of());
    }

    @Test
    void comesUpBeforeItsStartAndIsGoneAfterItsEnd() {
        Event event = minimal();

        Event live = house.until(event, Status.LIVE);
        assertThat(house.clock.instant()).isBefore(event.plan().window().start());
        assertThat(live.outputs()).containsKey("bringUp.Role");
        assertThat(live.preroll().orElseThrow().steps())
                .extracting(Step::name, Step::state)
                .contains(org.assertj.core.groups.Tuple.tuple("bringUp", Step.State.SUCCEEDED));
        assertThat(live.preroll().orElseThrow().console().orElseThrow())
                .hasToString("https://eu-west-1.console.aws.amazon.com/systems-manager/automation/execution/"
                        + live.preroll().orElseThrow().executionId().orElseThrow() + "?region=eu-west-1");

        Event ended = house.until(event, Status.ENDED);
        assertThat(house.clock.instant()).isAfter(event.plan().window().end());
        assertThat(ended.reason())
                .hasValueSatisfying(why -> assertThat(why.cause()).isEqualTo(Cause.WINDOW_CLOSED));
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.startedTwice()).isEmpty();
    }

    @Test
    void tellsTheDocumentItsPhaseItsVersionItsRoleAndWhoseItIs() {
        house.aws
                .ssm()
                .document("minimal")
                .from(AwsHouse.MINIMAL)
                .from(AwsHouse.MINIMAL, "second")
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        Event event = house.schedule("automation", "minimal", "2", Map.of());
        house.until(event, Status.ENDED);

        assertThat(house.aws.journal().of("StartAutomationExecution"))
                .extracting(entry -> entry.input().at("/DocumentVersion").asText() + " "
                        + entry.input().at("/Parameters/internalAction/0").asText() + " "
                        + entry.input().at("/Parameters/AutomationAssumeRole/0").asText())
                .containsExactly("2 preroll " + AwsHouse.ROLE, "2 postroll " + AwsHouse.ROLE);
        Entry first = house.aws.journal().of("StartAutomationExecution").get(0);
        assertThat(first.input().at("/ClientToken").asText())
                .isEqualTo(AutomationRequests.clientToken(
                        house.now(event).preroll().orElseThrow()));
        assertThat(first.input().at("/Tags").findValuesAsText("Value"))
                .containsExactlyInAnyOrder(event.id().value(), "alice", "shop", AwsHouse.INSTALLATION);
        assertThat(first.input().at("/Tags").findValuesAsText("Key")).contains(EventTags.EVENT);
    }

    @Test
    void d14EveryValueReachesTheDocumentInItsOwnFormAndAnEmptyOneIsLeftOut() {
        house.aws.ssm().document("all").containing(EVERYTHING).tagged("application", "event-scheduling-platform");
        house.world().read();
        Event event = house.schedule(
                "automation",
                "all",
                Map.of(
                        "Text", ParameterValue.of("a,b"),
                        "Empty", ParameterValue.of(""),
                        "Texts", ParameterValue.of(java.util.List.of("a", "b,c")),
                        "Many", ParameterValue.of("12"),
                        "Enabled", ParameterValue.of("true"),
                        "Labels", ParameterValue.of("{\"a\":\"b\"}"),
                        "Rules", ParameterValue.of(java.util.List.of("{\"a\":1}", "{\"b\":2}"))));
        house.until(event, Status.LIVE);

        var sent = house.aws
                .journal()
                .of("StartAutomationExecution")
                .get(0)
                .input()
                .get("Parameters");
        assertThat(sent.get("Text")).hasToString("[\"a,b\"]");
        assertThat(sent.has("Empty")).isFalse();
        assertThat(sent.get("Texts")).hasToString("[\"a\",\"b,c\"]");
        assertThat(sent.get("Many")).hasToString("[\"12\"]");
        assertThat(sent.get("Enabled")).hasToString("[\"true\"]");
        assertThat(sent.get("Labels").get(0).asText()).isEqualTo("{\"a\":\"b\"}");
        assertThat(sent.get("Rules")).hasSize(2);
    }

    /** What the person does not see cannot be sent, and what a stored event has of it is not believed. */
    @Test
    void d10NobodyChoosesTheRole() {
        Event event = minimal();
        assertThat(house.world()
                        .catalog()
                        .listing()
                        .targets()
                        .get(0)
                        .versions()
                        .get(0)
                        .parameters())
                .extracting(spec -> spec.name())
                .doesNotContain("AutomationAssumeRole", "internalAction");
        PhaseRun run = PhaseRun.claimed(
                event.id(),
                1,
                io.jenkins.plugins.eventschedules.event.Phase.PREROLL,
                AwsHouse.NOW,
                Duration.ofHours(1));
        Event sly = io.jenkins.plugins.eventschedules.event.Events.anEvent()
                .with(Map.of("AutomationAssumeRole", ParameterValue.of("arn:aws:iam::123456789012:role/admin")))
                .scheduled();
        assertThat(AutomationRequests.parameters(sly, run, Optional.empty())).doesNotContainKey("AutomationAssumeRole");
        assertThat(AutomationRequests.parameters(sly, run, Optional.of(AwsHouse.ROLE))
                        .get("AutomationAssumeRole"))
                .containsExactly(AwsHouse.ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUT_AFTER", "TORN", "TWICE", "CUT_BEFORE", "THROTTLED", "INTERNAL_ERROR"})
    void aStartWhoseAnswerIsLostIsOneStart(Fault fault) {
        Event event = minimal();
        house.aws.faults().next("StartAutomationExecution", fault, fault, fault);
        house.until(event, Status.LIVE);
        assertThat(house.aws.startedTwice()).isEmpty();
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void d04OneThrottledLookLosesNothing() {
        Event event = minimal();
        house.aws
                .faults()
                .next("GetAutomationExecution", Fault.THROTTLED, Fault.INTERNAL_ERROR, Fault.UNAVAILABLE, Fault.STALE);
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void d06AFailedBringingUpIsTakenDown() {
        house.withMinimal();
        house.aws
                .ssm()
                .document("minimal")
                .preroll(
                        Course.lasting(Duration.ofMinutes(2)).endingAs("Failed").saying("No capacity"));
        Event event = house.schedule("automation", "minimal", Map.of());

        Event failed = house.until(event, Status.FAILED);

        assertThat(failed.reason()).hasValueSatisfying(why -> {
            assertThat(why.cause()).isEqualTo(Cause.DEPLOY_FAILED);
            assertThat(why.message()).contains("Failed").contains("No capacity");
            assertThat(why.console()).isPresent();
        });
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.clock.instant()).isBefore(event.plan().window().start());
    }

    @Test
    void aFailedTakedownIsSeenAndCanBeTriedAgain() {
        house.withMinimal();
        house.aws
                .ssm()
                .document("minimal")
                .postroll(
                        Course.lasting(Duration.ofMinutes(1)).endingAs("TimedOut"),
                        Course.lasting(Duration.ofMinutes(1)));
        Event event = house.schedule("automation", "minimal", Map.of());

        Event failed = house.until(event, Status.TEARDOWN_FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("TimedOut");
        assertThat(house.aws.stillUp()).hasSize(1);

        house.ask(event, new Command.Retry());
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aCancelledEventIsStoppedAtOnceAndThenTakenDown() {
        house.withMinimal();
        house.aws
                .ssm()
                .document("minimal")
                .preroll(Course.lasting(Duration.ofMinutes(30)).stoppingWithin(Duration.ofMinutes(1)));
        Event event = house.schedule("automation", "minimal", Map.of());
        house.until(event, now -> now.preroll().filter(PhaseRun::isStarted).isPresent());

        house.ask(event, new Command.Cancel());
        Event cancelled = house.until(event, Status.CANCELLED);

        assertThat(house.aws.journal().of("StopAutomationExecution")).isNotEmpty();
        assertThat(cancelled.preroll().orElseThrow().result()).isEqualTo(PhaseRun.Result.STOPPED);
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.ssm().open(house.clock.instant())).isZero();
    }

    @Test
    void anEventCancelledWhileItsStartWasNeverConfirmedLeavesNothing() {
        Event event = minimal();
        house.aws.faults().always("StartAutomationExecution", Fault.CUT_AFTER);
        house.until(event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        house.ask(event, new Command.Cancel());
        house.pass(Duration.ofMinutes(1));
        house.aws.faults().calm();

        house.until(event, Status.CANCELLED);
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.startedTwice()).isEmpty();
        assertThat(house.aws.ssm().open(house.clock.instant())).isZero();
    }

    @Test
    void aQuotaIsWaitedForInSight() {
        house.aws.ssm().atMost(0);
        Event event = minimal();
        Event waiting = house.until(
                event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        assertThat(waiting.status()).isEqualTo(Status.DEPLOYING);
        assertThat(waiting.preroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("quota")
                .contains("ssm:StartAutomationExecution");
        house.pass(Duration.ofMinutes(10));
        assertThat(house.now(event).status()).isEqualTo(Status.DEPLOYING);

        house.aws.ssm().atMost(100);
        Event live = house.until(event, Status.LIVE);
        assertThat(live.preroll().flatMap(PhaseRun::trouble)).isEmpty();
    }

    @Test
    void aNetworkThatIsGoneForAnHourInTheMiddleOfAPhaseLosesNothing() {
        house.withMinimal();
        house.aws.ssm().document("minimal").postroll(Course.lasting(Duration.ofMinutes(20)));
        Event event = house.schedule("automation", "minimal", Map.of());
        house.until(event, now -> now.postroll().filter(PhaseRun::isStarted).isPresent());

        house.aws.faults().everywhere(Fault.CUT_BEFORE);
        house.pass(Duration.ofHours(1));
        assertThat(house.now(event).status()).isEqualTo(Status.TEARING_DOWN);
        assertThat(house.now(event).postroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("cannot be reached");

        house.aws.faults().calm();
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aDeniedStartSaysWhichActionOnWhatAndGoesOnOnceItIsAllowed() {
        Event event = minimal();
        house.aws.faults().always("StartAutomationExecution", Fault.DENIED);
        Event denied = house.until(
                event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        assertThat(denied.preroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("AWS denies ssm:StartAutomationExecution on the document minimal, version 1");
        house.aws.faults().calm();
        house.until(event, Status.LIVE);
    }

    @Test
    void whatIsNeverAllowedFailsInTheEndAndSaysWhy() {
        Event event = minimal();
        house.aws.faults().always("StartAutomationExecution", Fault.DENIED);
        Event late = house.until(event, Status.TEARING_DOWN);
        assertThat(late.reason().orElseThrow().cause()).isEqualTo(Cause.DEPLOY_TIMED_OUT);
        assertThat(late.reason().orElseThrow().message()).contains("denies ssm:StartAutomationExecution");
        Event stuck = house.until(event, Status.TEARDOWN_FAILED);
        assertThat(stuck.reason().orElseThrow().message()).contains("denies ssm:StartAutomationExecution");
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void expiredCredentialsAreAskedForAndNothingIsLost() {
        Event event = minimal();
        house.aws.faults().everywhere(Fault.EXPIRED);
        Event waiting = house.until(
                event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        assertThat(waiting.preroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("credentials")
                .contains("Renew them");
        house.aws.faults().calm();
        house.until(event, Status.ENDED);
    }

    @Test
    void aDocumentThatWasDeletedSinceFailsClearlyAndLeavesNothingToMend() {
        Event event = minimal();
        house.aws.ssm().delete("minimal");
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("minimal").contains("is not found");
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aVersionThatWasDeletedSinceFailsClearly() {
        Event event = minimal();
        house.aws.ssm().document("minimal").from(AwsHouse.SCALE).byDefault(2).withoutVersion(1);
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("Version 1");
    }

    @Test
    void anEventGoesOnInANewProcessWhereverTheOldOneStopped() {
        Event event = minimal();
        for (Status status : new Status[] {Status.DEPLOYING, Status.LIVE, Status.TEARING_DOWN}) {
            house.until(event, status);
            house.restart();
        }
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.startedTwice()).isEmpty();
    }

    private static final String EVERYTHING =
            """
            schemaVersion: '0.3'
            description: Takes everything
            assumeRole: '{{ AutomationAssumeRole }}'
            parameters:
              AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn'}
              internalAction: {type: String, allowedValues: [preroll, postroll]}
              Text: {type: String}
              Empty: {type: String, default: ''}
              Texts: {type: StringList}
              Many: {type: Integer}
              Enabled: {type: Boolean}
              Labels: {type: StringMap}
              Rules: {type: MapList}
            mainSteps:
              - name: choose
                action: aws:branch
                inputs:
                  Choices:
                    - {NextStep: up, Variable: '{{ internalAction }}', StringEquals: preroll}
                    - {NextStep: down, Variable: '{{ internalAction }}', StringEquals: postroll}
                isEnd: true
              - name: up
                action: aws:executeAwsApi
                inputs: {Service: sts, Api: GetCallerIdentity}
                outputs: [{Name: Arn, Selector: $.Arn, Type: String}]
                isEnd: true
              - name: down
                action: aws:executeAwsApi
                inputs: {Service: sts, Api: GetCallerIdentity}
                isEnd: true
            outputs: [up.Arn]
            """;
}
