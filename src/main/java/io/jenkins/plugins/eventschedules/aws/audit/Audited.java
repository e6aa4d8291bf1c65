package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import java.util.Optional;

/**
 * What of an environment is audited.
 *
 * @param tag by which its targets are found
 * @param automationRole the ARN of the role with which documents work; absent means that each brings its own
 * @param safeguard how events have dead man's switches; absent means that they have none
 * @param deployment what runs its events; absent means that the controller does
 */
public record Audited(
        Account account,
        CatalogTag tag,
        Optional<String> automationRole,
        Optional<SafeguardSettings> safeguard,
        Optional<LedBy> deployment) {}
