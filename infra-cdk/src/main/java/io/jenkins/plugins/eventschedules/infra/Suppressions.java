package io.jenkins.plugins.eventschedules.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;

/** Where a rule of cdk-nag is broken on purpose, and why. Each holds for one part of the stack. */
final class Suppressions {

    private static final String WILDCARDS = "AwsSolutions-IAM5";

    private record Argument(String part, String rule, String why) {}

    private static final List<Argument> ARGUMENTS = List.of(
            new Argument(
                    "LifecycleRole",
                    WILDCARDS,
                    "AWS gives the ids of automations and products, so none can be named here. Documents are named."
                            + " Logs and X-Ray know no resources. A test holds every action against the machine's"
                            + " calls."),
            new Argument(
                    "CallbackRole",
                    WILDCARDS,
                    "AWS gives the ids of automations and records. PutMetricData knows no resources; its namespace is"
                            + " named. A test holds every action against the machine's calls."),
            new Argument("TargetRole", WILDCARDS, "The same rights as the machines', in the account of the targets."),
            new Argument(
                    "AutomationRole",
                    WILDCARDS,
                    "The earlier state of a resource is kept in a parameter that is named after the resource."),
            new Argument("Boundary", WILDCARDS, "A boundary gives nothing. It says what its roles can have at most."),
            new Argument(
                    "LaunchRole-event-cache",
                    WILDCARDS,
                    "Service Catalog names the stacks (SC-) and CloudFormation what is in them, each time anew."),
            new Argument(
                    "LaunchRole-waiting-room",
                    WILDCARDS,
                    "Service Catalog names the stacks (SC-) and CloudFormation what is in them, each time anew."),
            new Argument(
                    "ReadOnly",
                    WILDCARDS,
                    "The catalog is found by a tag, so its documents and products cannot be named. It is only read."),
            new Argument(
                    "Operator",
                    WILDCARDS,
                    "The catalog is found by a tag. Executions are named after events, and those after their moment."),
            new Argument(
                    "CleanUp",
                    WILDCARDS,
                    "AWS gives the ids of automations and products, so none can be named here. Documents are named, at"
                            + " whichever version. A test holds every action against the plugin's calls."),
            new Argument("ChatGuardrail", WILDCARDS, "The alarms of this deployment: their names begin with its own."),
            new Argument(
                    "Undelivered",
                    "AwsSolutions-SQS3",
                    "It is the dead-letter queue, of rules and a pipe, which cdk-nag does not look at."));

    private Suppressions() {}

    static void argue(Stack stack) {
        for (Argument argument : ARGUMENTS) {
            if (stack.getNode().tryFindChild(argument.part()) != null) {
                NagSuppressions.addResourceSuppressions(
                        stack.getNode().findChild(argument.part()),
                        List.of(NagPackSuppression.builder()
                                .id(argument.rule())
                                .reason(argument.why())
                                .build()),
                        true);
            }
        }
    }
}
