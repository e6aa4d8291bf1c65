package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an environment must be allowed: the policy of docs/aws.md, for the targets that there are; with a deployment that
 * runs events, the operator's policy of infra-cdk.
 */
final class Rights {

    /** Stands for the id of an execution that is still to come. */
    private static final String SOME_EXECUTION = "00000000-0000-4000-8000-000000000000";

    private final Inquiry inquiry;
    private final String account;
    private final List<NeededRight> rights = new ArrayList<>();

    Rights(Inquiry inquiry, String account) {
        this.inquiry = inquiry;
        this.account = account;
    }

    List<NeededRight> all() {
        return CheckActions.merged(rights);
    }

    /** To find targets and read what they ask for. */
    Rights toFind(List<String> documents, List<String> products) {
        rights.add(NeededRight.on("*", "*", "ssm:ListDocuments", "servicecatalog:SearchProducts"));
        onDocuments(documents, "document/", "", "ssm:GetDocument", "ssm:ListDocumentVersions");
        onProducts(
                products,
                "servicecatalog:DescribeProduct",
                "servicecatalog:DescribeProductAsAdmin",
                "servicecatalog:DescribeProvisioningParameters");
        return this;
    }

    /** To run them from here. */
    Rights toRun(List<String> documents, List<String> products) {
        onDocuments(documents, "automation-definition/", ":1", "ssm:StartAutomationExecution");
        rights.add(NeededRight.on(
                inquiry.arn("ssm", account, "automation-execution/" + SOME_EXECUTION),
                inquiry.arn("ssm", account, "automation-execution/*"),
                "ssm:GetAutomationExecution",
                "ssm:StopAutomationExecution",
                "ssm:AddTagsToResource"));
        onProducts(products, "servicecatalog:ProvisionProduct");
        rights.add(NeededRight.on(
                "*",
                "*",
                "servicecatalog:DescribeRecord",
                "servicecatalog:DescribeProvisionedProduct",
                "servicecatalog:TerminateProvisionedProduct"));
        return this;
    }

    /** To hand these roles to Systems Manager. */
    Rights toPass(Set<String> automationRoles) {
        automationRoles.forEach(role -> rights.add(NeededRight.passing(role, CheckRoles.SYSTEMS_MANAGER)));
        return this;
    }

    /** To arm dead man's switches. */
    Rights toGuard(Optional<SafeguardSettings> settings) {
        settings.ifPresent(safeguard -> {
            rights.add(NeededRight.on(
                    inquiry.arn("scheduler", account, "schedule/default/event-schedules-" + SOME_EXECUTION),
                    inquiry.arn("scheduler", account, "schedule/default/event-schedules-*"),
                    "scheduler:CreateSchedule",
                    "scheduler:UpdateSchedule",
                    "scheduler:DeleteSchedule"));
            rights.add(NeededRight.passing(safeguard.role(), CheckRoles.SCHEDULER));
        });
        return this;
    }

    /** To plan events that a state machine runs. */
    Rights toPlan(LedBy deployment) {
        String table = inquiry.arn("dynamodb", account, "table/" + deployment.table());
        rights.add(NeededRight.on(
                table,
                table,
                "dynamodb:BatchGetItem",
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem"));
        rights.add(NeededRight.on(table + "/index/start", table + "/index/*", "dynamodb:Query"));
        rights.add(NeededRight.on(
                deployment.machineArn(), deployment.machineArn(), "states:StartExecution", "states:ListExecutions"));
        rights.add(NeededRight.on(
                deployment.executionArn(SOME_EXECUTION),
                deployment.executionArn("*"),
                "states:DescribeExecution",
                "states:StopExecution"));
        return this;
    }

    private void onDocuments(List<String> documents, String kind, String end, String... actions) {
        String all = inquiry.arn("ssm", account, kind + "*");
        NeededRight right = NeededRight.on(
                documents.stream()
                        .map(name -> inquiry.arn("ssm", account, kind + name + end))
                        .toList(),
                all,
                actions);
        rights.add(documents.isEmpty() ? right.forWhateverComes() : right);
    }

    private void onProducts(List<String> products, String... actions) {
        String all = inquiry.arn("catalog", account, "product/*");
        NeededRight right = NeededRight.on(
                products.stream()
                        .map(id -> inquiry.arn("catalog", account, "product/" + id))
                        .toList(),
                all,
                actions);
        rights.add(products.isEmpty() ? right.forWhateverComes() : right);
    }
}
