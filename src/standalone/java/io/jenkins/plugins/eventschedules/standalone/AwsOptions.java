package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsSettings;
import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import io.jenkins.plugins.eventschedules.target.insight.ReadMetrics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/** An environment in AWS beside the sandbox, as the command line asks for it. Credentials are the machine's own. */
final class AwsOptions {

    private static final Duration USUAL_GRACE = Duration.ofMinutes(30);

    @Option(
            names = "--aws-region",
            required = true,
            paramLabel = "REGION",
            description = "Adds an environment in AWS, in this region, with the credentials of this machine.")
    private String region;

    @Option(
            names = "--aws-name",
            paramLabel = "NAME",
            description = "The name of that environment (default: aws). It stays with its events.")
    private String name = "aws";

    @Option(names = "--aws-profile", paramLabel = "PROFILE", description = "A profile of the AWS configuration.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--aws-role", paramLabel = "ARN", description = "A role to assume for every call.")
    private Optional<String> role = Optional.empty();

    @Option(names = "--aws-external-id", paramLabel = "ID", description = "What that role's trust policy asks for.")
    private Optional<String> externalId = Optional.empty();

    @Option(
            names = "--aws-automation-role",
            paramLabel = "ARN",
            description = "The role with which documents work; without it each needs its own.")
    private Optional<String> automationRole = Optional.empty();

    @Option(
            names = "--aws-tag",
            paramLabel = "KEY=VALUE",
            description = "The tag of approved targets (default: application=event-scheduling-platform).")
    private Optional<String> tag = Optional.empty();

    @Option(
            names = "--aws-safeguard-role",
            paramLabel = "ARN",
            description = "Arms dead man's switches; the role with which EventBridge Scheduler takes down.")
    private Optional<String> safeguardRole = Optional.empty();

    @Option(
            names = "--aws-safeguard-grace",
            paramLabel = "DURATION",
            description = "How long after the end a switch acts, as PT30M (default: PT30M).")
    private Duration safeguardGrace = USUAL_GRACE;

    @Option(
            names = "--aws-insights",
            paramLabel = "FILE",
            description = "A file with CloudWatch metrics to show of every event, one a line.")
    private Optional<Path> insights = Optional.empty();

    @Option(names = "--aws-endpoint", paramLabel = "URL", description = "In place of AWS itself, for tests.")
    private Optional<URI> endpoint = Optional.empty();

    @Option(
            names = "--aws-table",
            paramLabel = "NAME",
            description = "Has Step Functions lead the events: the output TableName of what was deployed.")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--aws-state-machine",
            paramLabel = "ARN",
            description = "Belongs to --aws-table: the output StateMachineArn.")
    private Optional<String> stateMachine = Optional.empty();

    String name() throws CannotStartException {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}") || name.equals(House.SANDBOX)) {
            throw new CannotStartException("--aws-name must be 1 to 40 of a-z, 0-9 and hyphen, and not sandbox.");
        }
        return name;
    }

    /** Whether AWS leads the events, and not this host. */
    boolean isLedByAws() {
        return table.isPresent() || stateMachine.isPresent();
    }

    StepFunctionsSettings stepFunctions() throws CannotStartException {
        if (table.isEmpty() || stateMachine.isEmpty()) {
            throw new CannotStartException(
                    "--aws-table and --aws-state-machine belong together. Give both, or neither.");
        }
        if (automationRole.isPresent() || safeguardRole.isPresent()) {
            throw new CannotStartException("With --aws-state-machine leave out --aws-automation-role and"
                    + " --aws-safeguard-role: the state machine was deployed with its role, and ends events itself.");
        }
        AwsSettings settings = settings();
        try {
            return new StepFunctionsSettings(
                    settings.account(), settings.tag(), table.get(), stateMachine.get(), settings.insights());
        } catch (IllegalArgumentException e) {
            throw new CannotStartException("An option of the environment in AWS is wrong: " + e.getMessage() + ".");
        }
    }

    AwsSettings settings() throws CannotStartException {
        if (!Arns.isRegion(region)) {
            throw new CannotStartException("--aws-region must be the name of a region, such as eu-west-1.");
        }
        CredentialsSource source = profile.<CredentialsSource>map(CredentialsSource.Profile::new)
                .orElseGet(CredentialsSource.DefaultChain::new);
        try {
            return new AwsSettings(
                    new Account(Region.of(region), source, role.map(arn -> new AssumedRole(arn, externalId)), endpoint),
                    tag.map(AwsOptions::tag).orElse(CatalogTag.DEFAULT),
                    automationRole,
                    safeguardRole.map(arn -> new SafeguardSettings(arn, safeguardGrace)),
                    chosen());
        } catch (IllegalArgumentException e) {
            throw new CannotStartException("An option of the environment in AWS is wrong: " + e.getMessage() + ".");
        }
    }

    /** What is wrong in the file is told at the start, where somebody can mend it. */
    private ChosenMetrics chosen() throws CannotStartException {
        if (insights.isEmpty()) {
            return ChosenMetrics.NONE;
        }
        Path file = insights.get();
        try {
            ChosenMetrics chosen = ReadMetrics.ofEnvironment(file.toString(), Files.readString(file));
            if (!chosen.faults().isEmpty()) {
                throw new CannotStartException(String.join(" ", chosen.faults()));
            }
            return chosen;
        } catch (IOException e) {
            throw new CannotStartException("The file " + file + " of --aws-insights cannot be read: " + e.getMessage());
        }
    }

    private static CatalogTag tag(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("--aws-tag is KEY=VALUE");
        }
        return new CatalogTag(text.substring(0, equals), text.substring(equals + 1));
    }
}
