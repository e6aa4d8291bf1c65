package io.jenkins.plugins.eventschedules.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.StateMachine;

/** Policies for the credentials that Jenkins has: to look, and to plan events. Targets are run by the machine alone. */
final class Credentials {

    private final Stack stack;
    private final EventTable table;
    private final StateMachine lifecycle;

    Credentials(Stack stack, Settings settings, EventTable table, StateMachine lifecycle) {
        this.stack = stack;
        this.table = table;
        this.lifecycle = lifecycle;
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
    }

    private List<PolicyStatement> toLook() {
        return List.of(
                Allow.on(
                        List.of(table.arn(), table.indexArn("*")),
                        "dynamodb:BatchGetItem",
                        "dynamodb:GetItem",
                        "dynamodb:Query"),
                // What "Test connection" looks at.
                Allow.on(List.of(table.arn()), "dynamodb:DescribeTable"),
                Allow.on(List.of(lifecycle.getStateMachineArn()), "states:DescribeStateMachine"),
                Allow.on(List.of("*"), "ssm:ListDocuments"),
                Allow.on(
                        List.of("arn:" + stack.getPartition() + ":ssm:" + stack.getRegion() + ":" + stack.getAccount()
                                + ":document/*"),
                        "ssm:DescribeDocument",
                        "ssm:GetDocument",
                        "ssm:ListDocumentVersions",
                        "ssm:ListTagsForResource"),
                Allow.on(
                        List.of("*"),
                        "servicecatalog:DescribeProduct",
                        "servicecatalog:DescribeProductAsAdmin",
                        "servicecatalog:DescribeProvisioningParameters",
                        "servicecatalog:ListLaunchPaths",
                        "servicecatalog:ListProvisioningArtifacts",
                        "servicecatalog:SearchProducts"));
    }

    private List<PolicyStatement> toPlan() {
        return List.of(
                // Transactions need the rights of what they do.
                Allow.on(List.of(table.arn()), "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
                Allow.on(List.of(lifecycle.getStateMachineArn()), "states:ListExecutions", "states:StartExecution"),
                Allow.on(
                        List.of("arn:" + stack.getPartition() + ":states:" + stack.getRegion() + ":"
                                + stack.getAccount() + ":execution:" + lifecycle.getStateMachineName() + ":*"),
                        "states:DescribeExecution",
                        "states:StopExecution"));
    }
}
