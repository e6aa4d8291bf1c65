package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.chatbot.CfnMicrosoftTeamsChannelConfiguration;
import software.amazon.awscdk.services.chatbot.CfnSlackChannelConfiguration;
import software.amazon.awscdk.services.events.ApiDestination;
import software.amazon.awscdk.services.events.Authorization;
import software.amazon.awscdk.services.events.Connection;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.HttpMethod;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.IQueue;

/** Who hears of what happens to events: a topic, and what the settings connect to it. */
final class Notifications {

    /** What a person wants to hear of; the steps in between are on the page. */
    private static final List<String> WORTH_TELLING = List.of(
            "went_live", "deploy_failed", "missed", "took_down", "teardown_failed", "cancelled", "ended_by_person");

    private final Stack stack;
    private final Settings settings;
    private final IQueue lost;
    private final Topic topic;
    private final Rule teardownFailed;

    Notifications(Stack stack, Settings settings, EventBus bus, IQueue lost, Optional<IKey> key) {
        this.stack = stack;
        this.settings = settings;
        this.lost = lost;
        Topic.Builder builder = Topic.Builder.create(stack, "Topic")
                .topicName(settings.name())
                .displayName("Event Schedules")
                .enforceSsl(true);
        key.ifPresent(builder::masterKey);
        topic = builder.build();
        settings.emails().forEach(address -> topic.addSubscription(new EmailSubscription(address)));
        rule("Told", bus, WORTH_TELLING).addTarget(toTopic());
        // A rule of its own, whose own metric is the alarm's.
        teardownFailed = rule("TeardownFailed", bus, List.of("teardown_failed"));
        teardownFailed.addTarget(toTopic());
        chat();
        settings.chimeWebhookSecret().ifPresent(secret -> chime(bus, secret));
    }

    Topic topic() {
        return topic;
    }

    Rule teardownFailed() {
        return teardownFailed;
    }

    private Rule rule(String id, EventBus bus, List<String> happenings) {
        return Rule.Builder.create(stack, id)
                .eventBus(bus)
                .eventPattern(EventPattern.builder()
                        .source(List.of(StatusEvents.SOURCE))
                        .detail(Map.of("happening", happenings))
                        .build())
                .build();
    }

    /** The form of a custom notification of AWS chat configurations, which mail shows as text. */
    private SnsTopic toTopic() {
        return SnsTopic.Builder.create(topic)
                .deadLetterQueue(lost)
                .retryAttempts(10)
                .maxEventAge(Duration.hours(2))
                .message(RuleTargetInput.fromObject(Map.of(
                        "version",
                        "1.0",
                        "source",
                        "custom",
                        "content",
                        Map.of(
                                "title",
                                EventField.fromPath("$.detail.name") + ": " + EventField.fromPath("$.detail.status"),
                                "description",
                                EventField.fromPath("$.detail.message")),
                        "metadata",
                        Map.of(
                                "threadId",
                                EventField.fromPath("$.detail.eventId"),
                                "summary",
                                EventField.fromPath("$.detail.happening")))))
                .build();
    }

    private void chat() {
        if (settings.slack().isEmpty() && settings.teams().isEmpty()) {
            return;
        }
        // It only shows what it is sent.
        Role role = Role.Builder.create(stack, "ChatRole")
                .assumedBy(new ServicePrincipal("chatbot.amazonaws.com"))
                .build();
        String guardrail = ManagedPolicy.Builder.create(stack, "ChatGuardrail")
                .description("Chat may look at alarms")
                .statements(List.of(lookAtAlarms()))
                .build()
                .getManagedPolicyArn();
        settings.slack().ifPresent(slack -> CfnSlackChannelConfiguration.Builder.create(stack, "Slack")
                .configurationName(settings.name())
                .slackWorkspaceId(slack.workspaceId())
                .slackChannelId(slack.channelId())
                .iamRoleArn(role.getRoleArn())
                .guardrailPolicies(List.of(guardrail))
                .snsTopicArns(List.of(topic.getTopicArn()))
                .build());
        settings.teams().ifPresent(teams -> CfnMicrosoftTeamsChannelConfiguration.Builder.create(stack, "Teams")
                .configurationName(settings.name() + "-teams")
                .teamsTenantId(teams.tenantId())
                .teamId(teams.teamId())
                .teamsChannelId(teams.channelId())
                .iamRoleArn(role.getRoleArn())
                .guardrailPolicies(List.of(guardrail))
                .snsTopicArns(List.of(topic.getTopicArn()))
                .build());
    }

    private PolicyStatement lookAtAlarms() {
        return Allow.on(
                List.of("arn:" + stack.getPartition() + ":cloudwatch:" + stack.getRegion() + ":" + stack.getAccount()
                        + ":alarm:" + settings.name() + "-*"),
                "cloudwatch:DescribeAlarms");
    }

    /** AWS has no configuration for Chime; its webhook is called as any other address. */
    private void chime(EventBus bus, String secret) {
        Connection connection = Connection.Builder.create(stack, "ChimeConnection")
                // The webhook's address is its whole authorization; a connection has to have one of its own.
                .authorization(Authorization.apiKey("x-event-schedules", SecretValue.unsafePlainText("none")))
                .build();
        ApiDestination webhook = ApiDestination.Builder.create(stack, "ChimeWebhook")
                .connection(connection)
                .endpoint(SecretValue.secretsManager(secret).unsafeUnwrap())
                .httpMethod(HttpMethod.POST)
                .rateLimitPerSecond(1)
                .build();
        rule("Chime", bus, WORTH_TELLING)
                .addTarget(software.amazon.awscdk.services.events.targets.ApiDestination.Builder.create(webhook)
                        .deadLetterQueue(lost)
                        .event(RuleTargetInput.fromObject(Map.of(
                                "Content",
                                EventField.fromPath("$.detail.name") + ": " + EventField.fromPath("$.detail.status")
                                        + ". " + EventField.fromPath("$.detail.message"))))
                        .build());
    }
}
