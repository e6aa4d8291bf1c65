package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * An environment that Step Functions drives, in the test AWS, on a clock that a test moves. The house of the plugin can
 * be closed and opened while AWS goes on.
 */
final class LedHouse implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    static final Path APP = Path.of("infra-cdk");

    private static final Patience ONCE = new Patience(1, false, Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    final VirtualTime time = new VirtualTime(NOW);
    final TestAws aws = TestAws.start(time);
    final DeployedStack stack = new DeployedStack(aws, time, APP, DELIVERY);
    private AwsCredentialsProvider keys =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY));
    private Optional<StepFunctionsWorld> world = Optional.empty();

    LedHouse() {
        aws.ssm().tellingEventsApartBy(EventTags.EVENT);
        aws.ssm().document("minimal").from(AwsHouse.MINIMAL).tagged("application", "event-scheduling-platform");
        open();
    }

    /** Signs with these from now on. */
    LedHouse withKeys(AwsCredentialsProvider other) {
        keys = other;
        return this;
    }

    StepFunctionsSettings settings() {
        return settings(Optional.empty(), DeployedStack.TABLE, stack.stateMachine());
    }

    StepFunctionsSettings settings(Optional<AssumedRole> role, String table, String stateMachine) {
        return new StepFunctionsSettings(
                new Account(
                        Region.EU_WEST_1,
                        new CredentialsSource.Supplied(() -> keys.resolveCredentials()),
                        role,
                        Optional.of(aws.endpoint())),
                CatalogTag.DEFAULT,
                table,
                stateMachine,
                ChosenMetrics.NONE);
    }

    /** Jenkins comes up, as far as AWS can tell. Its own sweeps are left to the test. */
    LedHouse open() {
        return open(settings());
    }

    LedHouse open(StepFunctionsSettings settings) {
        StepFunctionsWorld opened = StepFunctionsWorld.open(
                new StepFunctionsWorld.Identity("shop", "Shop", "here"),
                settings,
                AwsHouse.LIMITS,
                new StepFunctionsWorld.Waiting(ONCE, ONCE),
                time,
                // No jitter: a sweep that somebody starts comes at once.
                () -> 0);
        opened.read();
        world = Optional.of(opened);
        return this;
    }

    /** Jenkins goes down. */
    LedHouse down() {
        world.ifPresent(StepFunctionsWorld::close);
        world = Optional.empty();
        return this;
    }

    StepFunctionsWorld world() {
        return world.orElseThrow();
    }

    List<Environment> environments() {
        return world.map(StepFunctionsWorld::environment).stream().toList();
    }

    LedHouse pass(Duration duration) {
        stack.passUntil(time.instant().plus(duration));
        return this;
    }

    LedHouse passUntil(Instant moment) {
        stack.passUntil(moment);
        return this;
    }

    /** Waits until what somebody changed is led: nobody who changes something waits for that. */
    LedHouse awaitExecution(String name) throws InterruptedException {
        for (int i = 0; i < 500 && !stack.executions().contains(name); i++) {
            Thread.sleep(10);
        }
        if (!stack.executions().contains(name)) {
            throw new AssertionError("There is no execution " + name + ", only " + stack.executions());
        }
        return this;
    }

    @Override
    public void close() {
        down();
        aws.close();
    }
}
