package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identity;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

class SchedulerTest {

    private static final FlexibleTimeWindow EXACTLY =
            FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();

    private final HandClock clock = new HandClock();
    private final TestAws aws = TestAws.start(clock);
    private final Clients clients = new Clients(aws);
    private final SchedulerClient scheduler = clients.scheduler();
    private final Identity role =
            aws.iam().role("safeguard").trusts("scheduler.amazonaws.com").may("*", "*");

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void startsATakedownAtItsMomentAndIsGone() {
        aws.ssm().document("scale").from(Path.of("ssm-documents/minimal.yaml"));
        clients.ssm().startAutomationExecution(r -> r.documentName("scale").parameters(parameters("preroll")));
        create("stop", takedown());
        assertThat(aws.scheduler().names()).containsExactly("default/stop");

        clock.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(aws.stillUp()).hasSize(1);
        clock.pass(Duration.ofMinutes(5));

        assertThat(aws.stillUp()).isEmpty();
        assertThat(aws.scheduler().names()).isEmpty();
        assertThat(aws.journal().of("StartAutomationExecution")).last().satisfies(entry -> {
            assertThat(entry.call().at()).isEqualTo(Instant.parse("2026-12-01T19:00:00Z"));
            assertThat(entry.call().principal().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/safeguard/scheduler");
        });
    }

    @Test
    void terminatesAProduct() {
        var product = aws.serviceCatalog()
                .product("room")
                .containing("Parameters: {}")
                .terminating(Course.lasting(Duration.ofMinutes(2)));
        clients.serviceCatalog().provisionProduct(r -> r.productId(product.id())
                .provisioningArtifactName("v1")
                .provisionedProductName("one")
                .provisionToken("t1"));
        create(
                "stop",
                Target.builder()
                        .arn("arn:aws:scheduler:::aws-sdk:servicecatalog:terminateProvisionedProduct")
                        .roleArn(role.arn())
                        .input("{\"ProvisionedProductName\":\"one\",\"TerminateToken\":\"safeguard\"}")
                        .build());

        clock.pass(Duration.ofMinutes(61));
        assertThat(aws.stillUp()).hasSize(1);
        clock.pass(Duration.ofMinutes(1));
        assertThat(aws.stillUp()).isEmpty();
    }

    @Test
    void aScheduleIsReadChangedListedAndDeleted() {
        create("stop-a", takedown());
        create("other", takedown());

        scheduler.updateSchedule(r -> r.name("stop-a")
                .scheduleExpression("at(2026-12-01T23:30:00)")
                .scheduleExpressionTimezone("Europe/Paris")
                .flexibleTimeWindow(EXACTLY)
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .target(takedown()));

        var told = scheduler.getSchedule(r -> r.name("stop-a"));
        assertThat(told.scheduleExpression()).isEqualTo("at(2026-12-01T23:30:00)");
        assertThat(told.target().roleArn()).isEqualTo(role.arn());
        assertThat(told.target().input()).contains("postroll");
        assertThat(told.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.DELETE);
        assertThat(told.creationDate()).isEqualTo(clock.instant());
        assertThat(scheduler.listSchedules(r -> r.namePrefix("stop-")).schedules())
                .extracting(ScheduleSummary::name)
                .containsExactly("stop-a");
        clock.pass(Duration.ofHours(4));
        assertThat(aws.scheduler().names()).containsExactly("default/stop-a");
        scheduler.deleteSchedule(r -> r.name("stop-a"));
        assertThatThrownBy(() -> scheduler.getSchedule(r -> r.name("stop-a")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void theSameTokenMakesOneScheduleAndAnotherIsAConflict() {
        create("stop", takedown(), r -> r.clientToken("t1"));
        create("stop", takedown(), r -> r.clientToken("t1"));

        assertThatThrownBy(() -> create("stop", takedown(), r -> r.clientToken("t2")))
                .isInstanceOf(ConflictException.class);
        assertThat(aws.scheduler().names()).hasSize(1);
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> create("stop", takedown(), r -> r.scheduleExpression("at(2026-12-01T17:00:00)")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("stop", takedown(), r -> r.scheduleExpression("at(tomorrow)")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("a b", takedown())).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("stop", takedown().copy(t -> t.roleArn(TestAws.AUTOMATION_ROLE))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("must allow AWS EventBridge Scheduler");
        assertThatThrownBy(() -> scheduler.deleteSchedule(r -> r.name("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void tellsWhichCallsCameToNothing() {
        aws.ssm().document("scale").from(Path.of("ssm-documents/minimal.yaml"));
        role.mayNot("ssm:StartAutomationExecution", "*");
        create("stop", takedown());

        clock.pass(Duration.ofHours(2));

        assertThat(aws.scheduler().undelivered()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("AccessDeniedException");
            assertThat(each.message()).contains("automation-definition/scale:1");
        });
        assertThat(aws.journal().of("StartAutomationExecution")).noneMatch(Entry::hadItsEffect);
    }

    private Target takedown() {
        return Target.builder()
                .arn("arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution")
                .roleArn(role.arn())
                .input(
                        "{\"DocumentName\":\"scale\",\"ClientToken\":\"5d7b2f0e-7a0e-4a55-9c4b-0f6f0f8a9a11\",\"Parameters\":"
                                + "{\"internalAction\":[\"postroll\"],\"AutomationAssumeRole\":[\""
                                + TestAws.AUTOMATION_ROLE
                                + "\"]}}")
                .build();
    }

    private static Map<String, List<String>> parameters(String phase) {
        return Map.of("internalAction", List.of(phase), "AutomationAssumeRole", List.of(TestAws.AUTOMATION_ROLE));
    }

    private void create(String name, Target target) {
        create(name, target, r -> {});
    }

    private void create(String name, Target target, Consumer<CreateScheduleRequest.Builder> more) {
        scheduler.createSchedule(r -> {
            r.name(name)
                    .scheduleExpression("at(2026-12-01T19:00:00)")
                    .flexibleTimeWindow(EXACTLY)
                    .actionAfterCompletion(ActionAfterCompletion.DELETE)
                    .clientToken("token-" + name.replace(' ', '-'))
                    .target(target);
            more.accept(r);
        });
    }
}
