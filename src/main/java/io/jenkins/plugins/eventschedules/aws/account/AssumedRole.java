package io.jenkins.plugins.eventschedules.aws.account;

import java.util.Objects;
import java.util.Optional;

/**
 * A role that is assumed for every call.
 *
 * @param externalId what the other account's trust policy asks for; no secret, but shown to nobody either
 */
public record AssumedRole(String arn, Optional<String> externalId) {

    public AssumedRole {
        Objects.requireNonNull(externalId, "externalId");
        if (!Arns.isRole(arn)) {
            throw new IllegalArgumentException("not the ARN of a role");
        }
    }

    @Override
    public String toString() {
        return "AssumedRole[" + arn + "]";
    }
}
