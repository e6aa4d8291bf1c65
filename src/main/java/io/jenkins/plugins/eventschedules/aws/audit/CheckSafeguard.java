package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.audit.Simulation.Outcome;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the role of the dead man's switches could take down what they are to take down. */
final class CheckSafeguard {

    private final Inquiry inquiry;
    private final Caller caller;
    private final Findings findings;
    private final CheckRoles roles;

    CheckSafeguard(Inquiry inquiry, Caller caller, Findings findings, CheckRoles roles) {
        this.inquiry = inquiry;
        this.caller = caller;
        this.findings = findings;
        this.roles = roles;
    }

    /** @param documents the names of those that events can run */
    void check(SafeguardSettings settings, Optional<String> automationRole, List<String> documents) {
        roles.exists(settings.role(), CheckRoles.SCHEDULER, "Dead man's switches work with it");
        String subject = CheckRoles.subject(settings.role());
        List<String> denied = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        try {
            for (NeededRight right : rights(automationRole, documents)) {
                List<Outcome> outcomes = new Simulation(inquiry)
                        .of(settings.role(), right.actions(), right.resources(), right.context());
                List<String> actions = outcomes.stream()
                        .filter(outcome -> !outcome.allowed())
                        .map(Outcome::action)
                        .distinct()
                        .toList();
                if (!actions.isEmpty()) {
                    denied.addAll(actions);
                    statements.add(Remedy.allow(actions, List.of(right.grant())));
                }
            }
        } catch (UnseenException e) {
            findings.unknown(CheckType.SAFEGUARD_RIGHTS, subject, e);
            return;
        }
        if (denied.isEmpty()) {
            findings.passed(
                    CheckType.SAFEGUARD_RIGHTS, subject, "IAM's simulation lets it take down documents and products.");
        } else {
            findings.failed(
                    CheckType.SAFEGUARD_RIGHTS,
                    subject,
                    "IAM's simulation denies it " + String.join(", ", denied)
                            + ": a switch would fire and take nothing down.",
                    String.join(", ", statements));
        }
    }

    private List<NeededRight> rights(Optional<String> automationRole, List<String> documents) {
        List<NeededRight> rights = new ArrayList<>();
        String all = inquiry.arn("ssm", caller.account(), "automation-definition/*");
        List<String> definitions = documents.stream()
                .map(name -> inquiry.arn("ssm", caller.account(), "automation-definition/" + name + ":1"))
                .toList();
        if (!definitions.isEmpty()) {
            rights.add(NeededRight.on(definitions, all, "ssm:StartAutomationExecution"));
            automationRole.ifPresent(role -> rights.add(NeededRight.passing(role, CheckRoles.SYSTEMS_MANAGER)));
        }
        rights.add(new NeededRight(
                List.of("servicecatalog:TerminateProvisionedProduct"), List.of("*"), false, "*", Map.of()));
        return rights;
    }
}
