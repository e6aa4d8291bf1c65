package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.audit.Audited;
import io.jenkins.plugins.eventschedules.aws.audit.LedBy;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import java.util.Objects;
import java.util.Optional;

/**
 * What an administrator decides about an environment that Step Functions drives. The role with which documents work is
 * none of it: the state machine was deployed with that.
 *
 * @param tag by which its targets are found
 * @param table the name of the table: the output {@code TableName} of the deployment
 * @param stateMachine the ARN of the state machine: its output {@code StateMachineArn}
 * @param insights what to measure of all events, beside what their targets choose
 */
public record StepFunctionsSettings(
        Account account, CatalogTag tag, String table, String stateMachine, ChosenMetrics insights) {

    public StepFunctionsSettings {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(insights, "insights");
        problem(account.region().id(), table, stateMachine).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** All of it, as an audit takes it. */
    public Audited audited() {
        return new Audited(
                account, tag, Optional.empty(), Optional.empty(), Optional.of(new LedBy(table, stateMachine)));
    }

    private static Optional<String> problem(String region, String table, String stateMachine) {
        if (!Arns.isTable(table)) {
            return Optional.of("not the name of a table");
        }
        if (!Arns.isStateMachine(stateMachine)) {
            return Optional.of("not the ARN of a state machine");
        }
        return Arns.regionOfStateMachine(stateMachine).filter(region::equals).isPresent()
                ? Optional.empty()
                : Optional.of("the state machine is in another region");
    }
}
