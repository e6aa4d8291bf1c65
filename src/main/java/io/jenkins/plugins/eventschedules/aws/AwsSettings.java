package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.audit.Audited;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import java.util.Objects;
import java.util.Optional;

/**
 * What an administrator decides about an environment in AWS.
 *
 * @param tag by which its targets are found
 * @param automationRole the ARN of the role with which documents work; absent means that each brings its own
 * @param safeguard how events have dead man's switches; absent means that they have none
 * @param insights metrics that are to be seen of events, beside those that their targets choose
 */
public record AwsSettings(
        Account account,
        CatalogTag tag,
        Optional<String> automationRole,
        Optional<SafeguardSettings> safeguard,
        ChosenMetrics insights) {

    /** With no metrics but those of targets. */
    public AwsSettings(
            Account account, CatalogTag tag, Optional<String> automationRole, Optional<SafeguardSettings> safeguard) {
        this(account, tag, automationRole, safeguard, ChosenMetrics.NONE);
    }

    /** Without dead man's switches. */
    public AwsSettings(Account account, CatalogTag tag, Optional<String> automationRole) {
        this(account, tag, automationRole, Optional.empty());
    }

    public AwsSettings {
        Objects.requireNonNull(insights, "insights");
        Objects.requireNonNull(safeguard, "safeguard");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(tag, "tag");
        if (automationRole.filter(arn -> !Arns.isRole(arn)).isPresent()) {
            throw new IllegalArgumentException("not the ARN of a role");
        }
    }

    /** All of it, as an audit takes it. */
    public Audited audited() {
        return new Audited(account, tag, automationRole, safeguard, Optional.empty());
    }
}
