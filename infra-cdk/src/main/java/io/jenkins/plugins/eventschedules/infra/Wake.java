package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;

/** What has the callback machine look: endings that AWS tells of, and the clock. */
final class Wake {

    /** Every status that is an end, and no other: most automations are somebody else's. */
    static final List<String> TERMINAL = List.of(
            "Success",
            "Failed",
            "TimedOut",
            "Cancelled",
            "Rejected",
            "ChangeCalendarOverrideRejected",
            "CompletedWithSuccess",
            "CompletedWithFailure",
            "Exited");

    private final Stack stack;
    private final StateMachine callback;
    private final IQueue lost;

    Wake(Stack stack, Settings settings, StateMachine callback, IQueue lost) {
        this.stack = stack;
        this.callback = callback;
        this.lost = lost;
        Role role = Role.Builder.create(stack, "RoundsRole")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
                .build();
        role.addToPrincipalPolicy(Allow.on(List.of(callback.getStateMachineArn()), "states:StartExecution"));
        CfnSchedule.Builder.create(stack, "Rounds")
                .name(settings.name() + "-rounds")
                .description("Finds what EventBridge did not tell")
                .scheduleExpression("rate(1 minute)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(callback.getStateMachineArn())
                        .roleArn(role.getRoleArn())
                        .input("{}")
                        // The next round is a minute away.
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(0)
                                .build())
                        .build())
                .build();
    }

    /** @param id of the rules; the bus of the account of the targets, or the own one to which that account sends */
    void on(String id, IEventBus bus, String account) {
        rule(id + "Automations", bus, automations(account));
        rule(id + "Stacks", bus, stacks(account));
    }

    static EventPattern automations(String account) {
        return EventPattern.builder()
                .account(List.of(account))
                .source(List.of("aws.ssm"))
                .detailType(List.of("EC2 Automation Execution Status-change Notification"))
                .detail(Map.of("Status", TERMINAL))
                .build();
    }

    /** The stacks of Service Catalog begin with SC-. */
    static EventPattern stacks(String account) {
        return EventPattern.builder()
                .account(List.of(account))
                .source(List.of("aws.cloudformation"))
                .detailType(List.of("CloudFormation Stack Status Change"))
                .detail(Map.of(
                        "stack-id", List.of(Map.of("wildcard", "*:stack/SC-*")),
                        "status-details",
                                Map.of(
                                        "status",
                                        List.of(
                                                "CREATE_COMPLETE",
                                                "CREATE_FAILED",
                                                "ROLLBACK_COMPLETE",
                                                "ROLLBACK_FAILED",
                                                "DELETE_COMPLETE",
                                                "DELETE_FAILED"))))
                .build();
    }

    private void rule(String id, IEventBus bus, EventPattern pattern) {
        Rule rule = Rule.Builder.create(stack, id)
                .eventBus(bus)
                .eventPattern(pattern)
                .build();
        rule.addTarget(SfnStateMachine.Builder.create(callback)
                .deadLetterQueue(lost)
                .retryAttempts(3)
                .maxEventAge(Duration.minutes(5))
                .build());
    }
}
