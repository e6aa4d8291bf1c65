package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who runs events, and what they may. */
record Principals(Office office) {

    private static final Pattern USER =
            Pattern.compile("arn:aws[a-z-]{0,20}:iam::\\d{12}:user/[A-Za-z0-9+=,.@_/-]{1,576}");

    /** Whether this is the ARN of somebody to whom a portfolio can be opened. */
    static boolean isPrincipal(String text) {
        return Arns.isRole(text) || USER.matcher(text).matches();
    }

    GetCallerIdentityResponse caller() throws MishapException {
        return Ask.aws("sts:GetCallerIdentity", "the account", () -> office.clients()
                .sts()
                .getCallerIdentity(GetCallerIdentityRequest.builder()
                        .overrideConfiguration(office.session())
                        .build()));
    }

    /** A portfolio is opened to a role and not to its session, whose ARN lacks the role's path. */
    String lasting(String arn) throws MishapException {
        Optional<String> role = Arns.roleOfSession(arn);
        if (role.isEmpty()) {
            return arn;
        }
        return Ask.aws("iam:GetRole", "the role " + role.get(), () -> office.iam()
                        .getRole(GetRoleRequest.builder()
                                .roleName(role.get())
                                .overrideConfiguration(office.session())
                                .build()))
                .role()
                .arn();
    }

    /** @return empty when IAM does not know the principal */
    Optional<Boolean> mayPass(String principal, String role) throws MishapException {
        return office.find("iam:SimulatePrincipalPolicy", principal, () -> office.iam()
                        .simulatePrincipalPolicy(SimulatePrincipalPolicyRequest.builder()
                                .policySourceArn(principal)
                                .actionNames("iam:PassRole")
                                .resourceArns(role)
                                .contextEntries(ContextEntry.builder()
                                        .contextKeyName("iam:PassedToService")
                                        .contextKeyType(ContextKeyTypeEnum.STRING)
                                        .contextKeyValues("ssm.amazonaws.com")
                                        .build())
                                .overrideConfiguration(office.session())
                                .build()))
                .map(told -> told.evaluationResults().stream()
                        .allMatch(each -> each.evalDecision() == PolicyEvaluationDecisionType.ALLOWED));
    }
}
