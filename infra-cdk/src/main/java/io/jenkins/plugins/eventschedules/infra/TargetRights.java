package io.jenkins.plugins.eventschedules.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What it takes to run targets, and to look how they do. Nothing else of SSM or Service Catalog. */
final class TargetRights {

    static final List<String> SAMPLE_DOCUMENTS = List.of(
            "add-aurora-readers",
            "minimal",
            "raise-dynamodb-capacity",
            "raise-lambda-concurrency",
            "scale-auto-scaling-group",
            "scale-ecs-service");

    private TargetRights() {}

    /** To start and to stop. Only the documents that are named, and only products that the portfolio gives. */
    static List<PolicyStatement> toRun(Stack stack, Settings settings, String automationRoleArn) {
        List<PolicyStatement> statements = runsOfDocuments(stack, settings, automationRoleArn);
        statements.add(Allow.on(List.of(arn(stack, "catalog", "product/*")), "servicecatalog:ProvisionProduct"));
        statements.add(Allow.on(
                List.of("*"),
                Map.of("StringEquals", Map.of("servicecatalog:roleLevel", "self")),
                "servicecatalog:TerminateProvisionedProduct"));
        return statements;
    }

    /** To take down what is left over: a document's postroll is a run of it, too. Nothing can be provisioned. */
    static List<PolicyStatement> toCleanUp(Stack stack, Settings settings, String automationRoleArn) {
        List<PolicyStatement> statements = runsOfDocuments(stack, settings, automationRoleArn);
        statements.add(Allow.on(
                List.of("*"),
                Map.of("StringEquals", Map.of("servicecatalog:accountLevel", "self")),
                "servicecatalog:TerminateProvisionedProduct"));
        return statements;
    }

    private static List<PolicyStatement> runsOfDocuments(Stack stack, Settings settings, String automationRoleArn) {
        List<String> documents = new ArrayList<>(settings.documents());
        if (settings.samples()) {
            documents.addAll(SAMPLE_DOCUMENTS);
        }
        List<PolicyStatement> statements = new ArrayList<>();
        if (!documents.isEmpty()) {
            List<String> arns = new ArrayList<>();
            documents.forEach(name -> {
                arns.add(arn(stack, "ssm", "automation-definition/" + name + ":*"));
                arns.add(arn(stack, "ssm", "document/" + name));
            });
            statements.add(Allow.on(arns, "ssm:StartAutomationExecution"));
        }
        statements.add(Allow.on(
                List.of(automationRoleArn),
                Map.of("StringEquals", Map.of("iam:PassedToService", "ssm.amazonaws.com")),
                "iam:PassRole"));
        statements.add(Allow.on(
                List.of(arn(stack, "ssm", "automation-execution/*")),
                // Asked for when one is started with tags.
                "ssm:AddTagsToResource",
                "ssm:StopAutomationExecution"));
        return statements;
    }

    static List<PolicyStatement> toLook(Stack stack) {
        return List.of(
                Allow.on(List.of(arn(stack, "ssm", "automation-execution/*")), "ssm:GetAutomationExecution"),
                Allow.on(
                        List.of("*"),
                        Map.of("StringEquals", Map.of("servicecatalog:accountLevel", "self")),
                        "servicecatalog:DescribeRecord",
                        "servicecatalog:DescribeProvisionedProduct"));
    }

    private static String arn(Stack stack, String service, String resource) {
        return "arn:" + stack.getPartition() + ":" + service + ":" + stack.getRegion() + ":" + stack.getAccount() + ":"
                + resource;
    }
}
