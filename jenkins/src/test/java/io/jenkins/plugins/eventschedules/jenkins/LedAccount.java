package io.jenkins.plugins.eventschedules.jenkins;

import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsStepFunctionsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.LimitsConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An account in the test AWS with the CDK app deployed, in which time passes as it does outside. */
final class LedAccount implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final long TICK_MILLIS = 50;

    final TestAws aws = TestAws.start(CLOCK);
    final DeployedStack stack = new DeployedStack(
            aws, new VirtualTime(CLOCK.instant()), Path.of("..", "infra-cdk"), Duration.ofMillis(200));
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deployed-stack");
        thread.setDaemon(true);
        return thread;
    });

    LedAccount() {
        aws.ssm()
                .document("minimal")
                .from(Path.of("..", "ssm-documents", "minimal.yaml"))
                .tagged("application", "event-scheduling-platform");
        time.scheduleWithFixedDelay(
                () -> stack.passUntil(CLOCK.instant()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** As it is configured, but not in the configuration yet. */
    AwsStepFunctionsEnvironment environment() {
        AwsStepFunctionsEnvironment shop =
                new AwsStepFunctionsEnvironment("shop", "eu-west-1", DeployedStack.TABLE, stack.stateMachine());
        shop.setCredentialsId(ShopAccount.KEYS);
        shop.setEndpoint(aws.endpoint().toString());
        // So that a test need not wait for a minute.
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setMinimumUseful("1 s");
        shop.setLimits(limits);
        return shop;
    }

    @Override
    public void close() {
        time.shutdownNow();
        aws.close();
    }
}
