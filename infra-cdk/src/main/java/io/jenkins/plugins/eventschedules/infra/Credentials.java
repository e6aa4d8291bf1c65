package io.jenkins.plugins.eventschedules.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.stepfunctions.StateMachine;

/** Policies for the credentials that Jenkins has: to look, and to plan events. Targets are run by the machine alone. */
final class Credentials {

    private final Stack stack;
    private final EventTable table;
    private final StateMachine lifecycle;
    private final Optional<IKey> key;

    /**
     * @param automationRoleArn with which documents work
     * @param key of the table, if it has one of its own
     */
    Credentials(
            Stack stack,
            Settings settings,
            EventTable table,
            StateMachine lifecycle,
            String automationRoleArn,
            Optional<IKey> key) {
        this.stack = stack;
        this.table = table;
        this.lifecycle = lifecycle;
        this.key = key;
        ManagedPolicy.Builder.create(stack, "ReadOnly")
                .managedPolicyName(settings.name() + "-read-only")
                .description("To look at the events and the catalog of Event Schedules")
                .statements(toLook())
                .build();
        List<PolicyStatement> statements = new ArrayList<>(toLook());
        statements.addAll(toPlan());
        ManagedPolicy.Builder.create(stack, "Operator")
                .managedPolicyName(settings.name() + "-operator")
                .description("To plan events with Event Schedules; the policy for its credentials in Jenkins")
                .statements(statements)
                .build();
        ManagedPolicy.Builder.create(stack, "CleanUp")
                .managedPolicyName(settings.name() + "-clean-up")
                .description("To remove what events of Event Schedules left over; beside the policy of an operator")
                .statements(TargetRights.toCleanUp(stack, settings, automationRoleArn))
                .build();
    }

    private List<PolicyStatement> toLook() {
        List<PolicyStatement> statements = new ArrayList<>(toRead());
        key.ifPresent(own -> statements.add(throughTheTable(own, "kms:Decrypt")));
        return statements;
    }

    /** Whoever reads a table with a key of its own has to have a right on the key, and has it for nothing else. */
    private PolicyStatement throughTheTable(IKey own, String... actions) {
        return Allow.on(
                List.of(own.getKeyArn()),
                Map.of("StringEquals", Map.of("kms:ViaService", "dynamodb." + stack.getRegion() + ".amazonaws.com")),
                actions);
    }

    private List<PolicyStatement> toRead() {
        return List.of(
                Allow.on(
                        List.of(table.arn(), table.indexArn("*")),
                        "dynamodb:BatchGetItem",
                        "dynamodb:GetItem",
                        "dynamodb:Query"),
                // What "Test connection" looks at.
                Allow.on(List.of(table.arn()), "dynamodb:DescribeTable"),
                Allow.on(
                        List.of(lifecycle.getStateMachineArn()),
                        "states:DescribeStateMachine",
                        // Which executions lead no event any more, or which event none.
                        "states:ListExecutions"),
                // AWS knows no resource for these.
                Allow.on(
                        List.of("*"),
                        "cloudwatch:GetMetricData",
                        "servicecatalog:SearchProducts",
                        "servicecatalog:SearchProvisionedProducts",
                        "ssm:DescribeAutomationExecutions",
                        "ssm:ListDocuments"),
                // What runs for which event, to see what is left over.
                Allow.on(
                        List.of(arn("ssm", "automation-execution/*")),
                        "ssm:GetAutomationExecution",
                        "ssm:ListTagsForResource"),
                Allow.on(
                        List.of("*"),
                        Map.of("StringEquals", Map.of("servicecatalog:accountLevel", "self")),
                        "servicecatalog:DescribeProvisionedProduct",
                        "servicecatalog:DescribeRecord"),
                Allow.on(List.of(arn("ssm", "document/*")), "ssm:GetDocument", "ssm:ListDocumentVersions"),
                Allow.on(
                        List.of(arn("catalog", "product/*")),
                        "servicecatalog:DescribeProduct",
                        // Only this tells a product's tags.
                        "servicecatalog:DescribeProductAsAdmin",
                        "servicecatalog:DescribeProvisioningParameters"));
    }

    private List<PolicyStatement> toPlan() {
        List<PolicyStatement> statements = new ArrayList<>(toWrite());
        key.ifPresent(
                own -> statements.add(throughTheTable(own, "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*")));
        return statements;
    }

    private List<PolicyStatement> toWrite() {
        return List.of(
                // Transactions need the rights of what they do.
                Allow.on(List.of(table.arn()), "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
                Allow.on(List.of(lifecycle.getStateMachineArn()), "states:StartExecution"),
                Allow.on(
                        List.of(arn("states", "execution:" + lifecycle.getStateMachineName() + ":*")),
                        "states:DescribeExecution",
                        "states:StopExecution"));
    }

    private String arn(String service, String resource) {
        return "arn:" + stack.getPartition() + ":" + service + ":" + stack.getRegion() + ":" + stack.getAccount() + ":"
                + resource;
    }
}
