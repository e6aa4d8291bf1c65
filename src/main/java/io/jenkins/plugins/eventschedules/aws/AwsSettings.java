package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import java.util.Objects;
import java.util.Optional;

/**
 * What an administrator decides about an environment in AWS.
 *
 * @param tag by which its targets are found
 * @param automationRole the ARN of the role with which documents work; absent means that each brings its own
 */
public record AwsSettings(Account account, CatalogTag tag, Optional<String> automationRole) {

    public AwsSettings {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(tag, "tag");
        if (automationRole.filter(arn -> !Arns.isRole(arn)).isPresent()) {
            throw new IllegalArgumentException("not the ARN of a role");
        }
    }
}
