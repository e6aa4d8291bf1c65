package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Reply;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;

class FaultsTest {

    private static final String START = "StartAutomationExecution";

    private final HandClock clock = new HandClock();
    private final TestAws aws = TestAws.start(clock);
    private final Clients clients = new Clients(aws);
    private final SsmClient ssm = clients.ssm();

    @BeforeEach
    void aDocument() {
        aws.ssm()
                .document("scale")
                .from(Path.of("ssm-documents/minimal.yaml"))
                .preroll(Course.lasting(Duration.ofMinutes(10)));
    }

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void throttlingLooksLikeThrottling() {
        aws.faults().next(START, Fault.THROTTLED, Fault.TOO_MANY_REQUESTS);

        assertThatThrownBy(this::start).isInstanceOfSatisfying(SsmException.class, e -> {
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.statusCode()).isEqualTo(400);
        });
        assertThatThrownBy(this::start).isInstanceOfSatisfying(SsmException.class, e -> {
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.statusCode()).isEqualTo(429);
        });
        aws.faults().next("ListSchedules", Fault.THROTTLED);
        assertThatThrownBy(() -> clients.scheduler().listSchedules(r -> {}))
                .isInstanceOfSatisfying(SchedulerException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(429));
        assertThat(aws.stillUp()).isEmpty();
    }

    @Test
    void theServersOwnFaultsHaveTheirStatus() {
        aws.faults().next(START, Fault.INTERNAL_ERROR, Fault.UNAVAILABLE);

        assertThatThrownBy(this::start).isInstanceOfSatisfying(SsmException.class, e -> assertThat(e.statusCode())
                .isEqualTo(500));
        assertThatThrownBy(this::start).isInstanceOfSatisfying(SsmException.class, e -> assertThat(e.statusCode())
                .isEqualTo(503));
        assertThat(aws.stillUp()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT_BEFORE", "HANG_BEFORE"})
    void anAnswerIsLostAndNothingHasHappened(Fault fault) {
        aws.faults().next(START, fault);

        assertThatThrownBy(this::start).isInstanceOf(SdkClientException.class);

        assertThat(aws.stillUp()).isEmpty();
        assertThat(aws.journal().of(START)).singleElement().satisfies(entry -> assertThat(entry.hadItsEffect())
                .isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT_AFTER", "HANG_AFTER", "TORN"})
    void anAnswerIsLostAndItHasHappened(Fault fault) {
        aws.faults().next(START, fault);

        assertThatThrownBy(this::start).isInstanceOf(SdkClientException.class);

        assertThat(aws.stillUp()).hasSize(1);
        assertThat(aws.journal().of(START)).singleElement().satisfies(entry -> assertThat(entry.hadItsEffect())
                .isTrue());
    }

    @Test
    void aLostAnswerOnAUsedConnectionIsNotAskedForAgainBehindTheSdksBack() {
        ssm.listDocuments(r -> {});
        aws.faults().next(START, Fault.CUT_BEFORE);

        assertThatThrownBy(this::start).isInstanceOf(SdkClientException.class);

        assertThat(aws.journal().of(START)).hasSize(1);
    }

    @Test
    void aCallThatArrivesTwiceStartsTwiceWithoutAToken() {
        aws.faults().next(START, Fault.TWICE, Fault.TWICE);

        start();
        assertThat(aws.startedTwice()).hasSize(1);
        start(r -> r.clientToken("5d7b2f0e-7a0e-4a55-9c4b-0f6f0f8a9a11"));
        assertThat(ssm.describeAutomationExecutions(r -> {}).automationExecutionMetadataList())
                .hasSize(3);
    }

    @Test
    void anOlderStateIsToldAfterANewerOne() {
        String id = start();
        clock.pass(Duration.ofMinutes(10));
        assertThat(status(id)).isEqualTo(AutomationExecutionStatus.SUCCESS);

        aws.faults().next("GetAutomationExecution", Fault.STALE);

        assertThat(status(id)).isEqualTo(AutomationExecutionStatus.IN_PROGRESS);
        assertThat(status(id)).isEqualTo(AutomationExecutionStatus.SUCCESS);
    }

    @Test
    void whatIsNewIsNotFoundForAWhile() {
        aws.faults().readsBehindBy(Duration.ofSeconds(30));
        String id = start();

        assertThatThrownBy(() -> status(id)).isInstanceOf(AutomationExecutionNotFoundException.class);
        clock.pass(Duration.ofSeconds(30));
        assertThat(status(id)).isEqualTo(AutomationExecutionStatus.IN_PROGRESS);
    }

    @Test
    void credentialsExpireAndPermissionsAreTakenAway() {
        aws.faults().next(START, Fault.EXPIRED, Fault.DENIED);

        assertThatThrownBy(this::start).isInstanceOfSatisfying(SsmException.class, e -> assertThat(
                        e.awsErrorDetails().errorCode())
                .isEqualTo("ExpiredTokenException"));
        assertThatThrownBy(this::start).isInstanceOfSatisfying(SsmException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.getMessage())
                    .contains("ssm:StartAutomationExecution")
                    .contains("automation-definition/scale:1");
        });
    }

    @Test
    void theNetworkIsGoneUntilItIsCalm() {
        aws.faults().everywhere(Fault.CUT_BEFORE);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::start).isInstanceOf(SdkClientException.class);
        }

        aws.faults().calm();

        assertThat(start()).isNotEmpty();
    }

    @Test
    void chanceFollowsFromTheSeed() {
        aws.faults().hangFor(Duration.ofMillis(20)).rate(0.3).seed(42);
        List<String> first = outcomes();
        aws.faults().seed(42);
        List<String> again = outcomes();
        aws.faults().seed(43);

        assertThat(again).isEqualTo(first);
        assertThat(outcomes()).isNotEqualTo(first);
        assertThat(first.stream().filter(outcome -> !outcome.equals("ok")).count())
                .isBetween(10L, 40L);
    }

    private List<String> outcomes() {
        aws.journal().clear();
        for (int i = 0; i < 100; i++) {
            try {
                start();
            } catch (SdkException e) {
                // What the client learns is asserted above; here it is what was drawn.
            }
        }
        return aws.journal().entries().stream()
                .map(entry -> entry.fault().map(Fault::name).orElse(Entry.OK))
                .toList();
    }

    @Test
    void aCallWithoutHttpMeetsTheSameFaults() {
        Principal machine = Principal.user(TestAws.HOME.globalArn("iam", "user/tester"));
        var input = JsonNodeFactory.instance.objectNode().put("Name", "scale");
        aws.faults().next("GetDocument", Fault.CUT_AFTER, Fault.THROTTLED);

        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            replies.add(aws.call(machine, TestAws.HOME, "ssm", "GetDocument", input));
        }

        assertThat(replies.get(0)).isInstanceOf(Reply.Lost.class);
        assertThat(replies.get(1)).isInstanceOf(Reply.Refused.class);
        assertThat(replies.get(2)).isInstanceOfSatisfying(Reply.Told.class, told -> assertThat(
                        told.answer().path("DocumentVersion").asText())
                .isEqualTo("1"));
    }

    @Test
    void whatTheTestAwsDoesNotUnderstandIsToldAndNotPassedOver() {
        assertThatThrownBy(() -> start(r -> r.maxConcurrency("7"))).hasMessageContaining("[MaxConcurrency]");
        assertThatThrownBy(() -> ssm.describeInstanceInformation(r -> {}))
                .hasMessageContaining("does not know the operation ssm:DescribeInstanceInformation");
    }

    private String start() {
        return start(r -> {});
    }

    private String start(Consumer<StartAutomationExecutionRequest.Builder> more) {
        return ssm.startAutomationExecution(r -> {
                    r.documentName("scale")
                            .parameters(Map.of(
                                    "internalAction", List.of("preroll"),
                                    "AutomationAssumeRole", List.of(TestAws.AUTOMATION_ROLE)));
                    more.accept(r);
                })
                .automationExecutionId();
    }

    private AutomationExecutionStatus status(String id) {
        return ssm.getAutomationExecution(r -> r.automationExecutionId(id))
                .automationExecution()
                .automationExecutionStatus();
    }
}
