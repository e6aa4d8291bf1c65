package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.Optional;

/**
 * As whom an environment works.
 *
 * @param arn as STS tells it
 * @param account the 12 digits
 * @param policySource the user or role whose policies IAM can be asked about, which is also what portfolios are open to;
 *     absent when there is none, such as for an account's root
 */
record Caller(String arn, String account, Optional<String> policySource) {

    boolean isRoot() {
        return arn.endsWith(":root");
    }

    boolean isUser() {
        return arn.contains(":user/");
    }
}
