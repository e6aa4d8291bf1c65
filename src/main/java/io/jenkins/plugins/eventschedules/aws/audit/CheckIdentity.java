package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.Partition;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whether there are credentials, and whose they are. */
final class CheckIdentity {

    private static final String SUBJECT = "account";

    private final Inquiry inquiry;
    private final Findings findings;

    CheckIdentity(Inquiry inquiry, Findings findings) {
        this.inquiry = inquiry;
        this.findings = findings;
    }

    /** @return as whom the environment works; empty when nothing more can be asked */
    Optional<Caller> check() {
        GetCallerIdentityResponse told;
        try {
            told = inquiry.ask("sts:GetCallerIdentity", "the account", () -> inquiry.clients()
                    .sts()
                    .getCallerIdentity(GetCallerIdentityRequest.builder()
                            .overrideConfiguration(inquiry.session())
                            .build()));
        } catch (UnseenException e) {
            cannotCall(e);
            return Optional.empty();
        }
        findings.passed(
                CheckType.CREDENTIALS,
                SUBJECT,
                "AWS accepts the credentials in " + inquiry.clients().account().region() + ", as " + told.arn() + ".");
        Caller caller = new Caller(told.arn(), told.account(), policySource(told));
        lasting(caller);
        return Optional.of(caller);
    }

    private void cannotCall(UnseenException e) {
        switch (e.kind()) {
            case DENIED, CREDENTIALS, REFUSED, GONE ->
                findings.failed(CheckType.CREDENTIALS, SUBJECT, e.getMessage(), howToGetIn());
            case THROTTLED, QUOTA, UNREACHABLE, FAULT, CONFLICT ->
                findings.unknown(CheckType.CREDENTIALS, SUBJECT, e.getMessage());
        }
    }

    private String howToGetIn() {
        return inquiry.clients()
                .account()
                .role()
                .map(role -> "Let the environment's own credentials assume the role: allow them "
                        + Remedy.allow("sts:AssumeRole", role.arn())
                        + " and name them, and the external id if there is one, in the role's trust policy.")
                .orElse("Give the environment credentials that are valid in this region, and try them with: "
                        + Remedy.command("sts", "get-caller-identity"));
    }

    private void lasting(Caller caller) {
        if (caller.isRoot()) {
            findings.failed(
                    CheckType.IDENTITY,
                    SUBJECT,
                    "The environment works as the account's root user, who may do everything and cannot be limited.",
                    "Make a role with the policy of docs/aws.md, and have the environment assume it.");
        } else if (caller.isUser()) {
            findings.warning(
                    CheckType.IDENTITY,
                    SUBJECT,
                    "The environment works as the user " + caller.arn() + ", whose keys are valid until somebody ends"
                            + " them.",
                    "Make a role with the policy of docs/aws.md, and have the environment assume it: its sessions end"
                            + " by themselves, and each names the event that it was for.");
        } else {
            findings.passed(
                    CheckType.IDENTITY, SUBJECT, "The environment works in sessions that end: " + caller.arn() + ".");
        }
    }

    private Optional<String> policySource(GetCallerIdentityResponse told) {
        if (told.arn().contains(":user/")) {
            return Optional.of(told.arn());
        }
        Optional<String> assumed = inquiry.clients().account().role().map(AssumedRole::arn);
        return assumed.isPresent()
                ? assumed
                : Arns.roleOfSession(told.arn()).map(name -> roleArn(name, told.account()));
    }

    /** A session's ARN lacks the role's path, which only the role itself tells. */
    private String roleArn(String name, String account) {
        try {
            return inquiry.ask("iam:GetRole", "the role " + name, () -> inquiry.iam()
                            .getRole(GetRoleRequest.builder()
                                    .roleName(name)
                                    .overrideConfiguration(inquiry.session())
                                    .build()))
                    .role()
                    .arn();
        } catch (UnseenException e) {
            return "arn:" + Partition.of(inquiry.clients().account().region()).id() + ":iam::" + account + ":role/"
                    + name;
        }
    }
}
