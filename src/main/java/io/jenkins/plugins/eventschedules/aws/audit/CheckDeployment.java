package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.DescribePipeRequest;
import software.amazon.awssdk.services.pipes.model.DescribePipeResponse;
import software.amazon.awssdk.services.pipes.model.PipeState;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;

/** Whether what {@code infra-cdk} deploys is there, at work, and of the plugin's own version. */
final class CheckDeployment {

    private static final int MOST_PAGES = 50;

    private final Inquiry inquiry;
    private final Findings findings;
    private final LedBy deployment;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;

    CheckDeployment(Inquiry inquiry, Findings findings, LedBy deployment) {
        this.inquiry = inquiry;
        this.findings = findings;
        this.deployment = deployment;
        this.session = inquiry.session();
    }

    void check() {
        try (SfnClient client = inquiry.clients().more(SfnClient.builder(), "audit")) {
            lifecycle(client);
            machine(client, deployment.machineArn() + "-callback");
        }
        new CheckTable(inquiry, findings, deployment, this::redeploy).check();
        try (PipesClient client = inquiry.clients().more(PipesClient.builder(), "audit")) {
            pipe(client);
        }
        try (EventBridgeClient client = inquiry.clients().more(EventBridgeClient.builder(), "audit")) {
            rules(client);
        }
        try (SnsClient client = inquiry.clients().more(SnsClient.builder(), "audit")) {
            topic(client);
        }
    }

    private String redeploy() {
        return "npm --prefix infra-cdk run deploy -- -c name=" + deployment.table();
    }

    private void lifecycle(SfnClient client) {
        Optional<DescribeStateMachineResponse> machine = machine(client, deployment.machineArn());
        machine.ifPresent(told -> {
            Optional<String> difference = MachineDefinition.bundled().difference(told.definition());
            if (difference.isEmpty()) {
                findings.passed(
                        CheckType.MACHINE_VERSION,
                        subject(told),
                        "Its definition is that of this version of the plugin.");
            } else {
                findings.failed(
                        CheckType.MACHINE_VERSION,
                        subject(told),
                        "Its definition is not that of this version of the plugin: they differ at " + difference.get()
                                + ".",
                        redeploy());
            }
        });
    }

    private Optional<DescribeStateMachineResponse> machine(SfnClient client, String arn) {
        String subject = "state machine " + arn.substring(arn.lastIndexOf(':') + 1);
        Optional<DescribeStateMachineResponse> found = found(
                CheckType.MACHINE_EXISTS,
                "states:DescribeStateMachine",
                subject,
                () -> client.describeStateMachine(DescribeStateMachineRequest.builder()
                        .stateMachineArn(arn)
                        .overrideConfiguration(session)
                        .build()));
        found.ifPresent(told -> {
            if (told.status() == StateMachineStatus.ACTIVE) {
                findings.passed(CheckType.MACHINE_EXISTS, subject, "It is there and active.");
            } else {
                findings.failed(CheckType.MACHINE_EXISTS, subject, "It is " + told.statusAsString() + ".", redeploy());
            }
        });
        return found.filter(told -> told.status() == StateMachineStatus.ACTIVE);
    }

    private static String subject(DescribeStateMachineResponse machine) {
        return "state machine " + machine.name();
    }

    private void pipe(PipesClient client) {
        String subject = "pipe " + deployment.table();
        Optional<DescribePipeResponse> found = found(
                CheckType.PIPE_RUNS,
                "pipes:DescribePipe",
                subject,
                () -> client.describePipe(DescribePipeRequest.builder()
                        .name(deployment.table())
                        .overrideConfiguration(session)
                        .build()));
        found.ifPresent(pipe -> {
            if (pipe.currentState() == PipeState.RUNNING) {
                findings.passed(CheckType.PIPE_RUNS, subject, "It runs: changes of events reach the bus.");
            } else {
                findings.failed(
                        CheckType.PIPE_RUNS,
                        subject,
                        "It is " + pipe.currentStateAsString() + ": nobody hears of what happens to events. "
                                + Optional.ofNullable(pipe.stateReason()).orElse(""),
                        Remedy.command("pipes", "start-pipe", "--name", deployment.table()));
            }
        });
    }

    private void rules(EventBridgeClient client) {
        String subject = "bus " + deployment.table();
        Optional<List<Rule>> found = found(CheckType.RULES_ENABLED, "events:ListRules", subject, () -> rulesOf(client));
        found.ifPresent(rules -> {
            List<String> off = rules.stream()
                    .filter(rule -> rule.state() == RuleState.DISABLED)
                    .map(Rule::name)
                    .toList();
            if (rules.isEmpty()) {
                findings.failed(
                        CheckType.RULES_ENABLED,
                        subject,
                        "It has no rules: nobody is told of what happens to events.",
                        redeploy());
            } else if (off.isEmpty()) {
                findings.passed(CheckType.RULES_ENABLED, subject, rules.size() + " rules, all enabled.");
            } else {
                findings.failed(
                        CheckType.RULES_ENABLED,
                        subject,
                        "These rules are disabled: " + String.join(", ", off) + ".",
                        Remedy.command(
                                "events", "enable-rule", "--event-bus-name", deployment.table(), "--name", off.get(0)));
            }
        });
    }

    private List<Rule> rulesOf(EventBridgeClient client) {
        return Pages.upTo(MOST_PAGES, token -> {
                    var page = client.listRules(ListRulesRequest.builder()
                            .eventBusName(deployment.table())
                            .nextToken(token)
                            .overrideConfiguration(session)
                            .build());
                    return new Page<>(page.rules(), page.nextToken());
                })
                .items();
    }

    private void topic(SnsClient client) {
        String subject = "topic " + deployment.table();
        String arn = deployment.inItsAccount("sns", deployment.table());
        Optional<Map<String, String>> found =
                found(CheckType.TOPIC_EXISTS, "sns:GetTopicAttributes", subject, () -> client.getTopicAttributes(
                                GetTopicAttributesRequest.builder()
                                        .topicArn(arn)
                                        .overrideConfiguration(session)
                                        .build())
                        .attributes());
        found.ifPresent(attributes -> {
            findings.passed(CheckType.TOPIC_EXISTS, subject, "It is there.");
            String confirmed = attributes.getOrDefault("SubscriptionsConfirmed", "0");
            if (confirmed.equals("0")) {
                findings.warning(
                        CheckType.TOPIC_SUBSCRIBED,
                        subject,
                        "Nobody has confirmed a subscription: a failed takedown would be told to nobody.",
                        Remedy.command(
                                "sns",
                                "subscribe",
                                "--topic-arn",
                                arn,
                                "--protocol",
                                "email",
                                "--notification-endpoint",
                                "ADDRESS"));
            } else {
                findings.passed(CheckType.TOPIC_SUBSCRIBED, subject, confirmed + " subscriptions are confirmed.");
            }
        });
    }

    private <T> Optional<T> found(CheckType type, String action, String subject, Supplier<T> call) {
        try {
            return Optional.of(inquiry.ask(action, "the " + subject, call));
        } catch (UnseenException e) {
            if (e.kind() == Kind.GONE) {
                findings.failed(type, subject, "It is not there.", redeploy());
            } else {
                findings.unknown(type, subject, e);
            }
            return Optional.empty();
        }
    }
}
