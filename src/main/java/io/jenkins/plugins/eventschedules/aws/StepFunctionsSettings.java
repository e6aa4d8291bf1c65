package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.audit.Audited;
import io.jenkins.plugins.eventschedules.aws.audit.LedBy;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an administrator decides about an environment that Step Functions drives. The role with which documents work is
 * none of it: the state machine was deployed with that.
 *
 * @param tag by which its targets are found
 * @param table the name of the table: the output {@code TableName} of the deployment
 * @param stateMachine the ARN of the state machine: its output {@code StateMachineArn}
 */
public record StepFunctionsSettings(Account account, CatalogTag tag, String table, String stateMachine) {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    public StepFunctionsSettings {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(tag, "tag");
        problem(account.region().id(), table, stateMachine).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** All of it, as an audit takes it. */
    public Audited audited() {
        return new Audited(
                account, tag, Optional.empty(), Optional.empty(), Optional.of(new LedBy(table, stateMachine)));
    }

    /** Whether this has the form of a table's name. */
    public static boolean isTable(String text) {
        return text != null && TABLE.matcher(text).matches();
    }

    private static Optional<String> problem(String region, String table, String stateMachine) {
        if (!isTable(table)) {
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
