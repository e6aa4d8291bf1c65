package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.audit.AwsAudit;
import io.jenkins.plugins.eventschedules.aws.catalog.AwsCatalog;
import io.jenkins.plugins.eventschedules.aws.catalog.ReadingThread;
import io.jenkins.plugins.eventschedules.aws.catalog.Starter;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbChronicle;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbEventStore;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbFollowers;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbInsights;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbStandings;
import io.jenkins.plugins.eventschedules.aws.insight.CloudWatchMetrics;
import io.jenkins.plugins.eventschedules.aws.orphan.FindOrphans;
import io.jenkins.plugins.eventschedules.aws.orphan.OrphanChecks;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.stepfunctions.Executions;
import io.jenkins.plugins.eventschedules.aws.stepfunctions.References;
import io.jenkins.plugins.eventschedules.aws.stepfunctions.StepFunctionsRunner;
import io.jenkins.plugins.eventschedules.aws.stepfunctions.Sweeps;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.UlidEventIds;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * An environment whose events AWS itself leads, put together: the catalog of the account, the table with the events, and
 * the runner that has the state machine lead them. Opening it calls nobody yet; closing it ends nothing in AWS.
 *
 * <p>It has no {@link io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards}: those are for the case that this
 * process is not there at the end of an event, and here the end was never its business. The execution that began an event
 * takes it down, and an alarm of the deployment tells when one fails.
 */
public final class StepFunctionsWorld implements AutoCloseable {

    /** How many calls for changed events are under way at once; the others wait their turn. */
    private static final int CALLERS = 4;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clients acting;
    private final Clients reading;
    private final DynamoDbClient dynamoDb;
    private final SfnClient stepFunctions;
    private final AwsCatalog catalog;
    private final ReadingThread readings;
    private final ThreadPoolExecutor callers;
    private final StepFunctionsRunner runner;
    private final Sweeps sweeps;
    private final Environment environment;
    private final Telling telling;
    private final Clients looking;
    private final MetricReader metrics;
    private final KeptInsights insights;

    private StepFunctionsWorld(
            Identity identity,
            StepFunctionsSettings settings,
            Limits limits,
            Waiting waiting,
            InstantSource clock,
            RandomGenerator random) {
        acting = new Clients(settings.account(), waiting.brief());
        // Apart, so that a catalog which is throttled never slows an event down.
        reading = new Clients(settings.account(), waiting.patient());
        // Apart as well: whoever looks at insights spends no attempt that an event may need.
        looking = new Clients(settings.account(), waiting.brief());
        dynamoDb = acting.more(DynamoDbClient.builder(), "events");
        stepFunctions = acting.more(SfnClient.builder(), "runner");
        readings = new ReadingThread(identity.name(), this::read);
        catalog = new AwsCatalog(
                reading, settings.tag(), true, Starter.STATE_MACHINE, settings.insights(), clock, readings::wish);
        callers = callers(identity.name());
        Damaged damaged = new Damaged();
        DynamoDbEventStore store =
                new DynamoDbEventStore(dynamoDb, settings.table(), identity.name(), limits, damaged, clock);
        runner = new StepFunctionsRunner(store, stepFunctions, settings.stateMachine(), callers, clock);
        metrics = new CloudWatchMetrics(looking, clock);
        insights = new DynamoDbInsights(dynamoDb, settings.table(), damaged);
        telling = new Telling(
                new DynamoDbChronicle(dynamoDb, settings.table(), damaged, DynamoDbChronicle.USUAL_PAUSE, clock),
                new DynamoDbStandings(dynamoDb, settings.table(), identity.installation(), damaged),
                new DynamoDbFollowers(dynamoDb, settings.table(), identity.installation(), damaged));
        sweeps = new Sweeps(identity.name(), runner, random);
        Secrets secrets = new References();
        Schedules schedules = new Schedules(
                identity.name(),
                store,
                new Admission(limits, catalog, secrets, store),
                new Lifecycle(limits),
                runner,
                new UlidEventIds(clock),
                clock);
        Orphans leftOver = new FindOrphans(
                looking,
                Owner.ofTable(identity.name(), settings.table()),
                store,
                new Executions(stepFunctions, settings.stateMachine()),
                clock);
        environment = new Environment(
                identity.name(),
                identity.label(),
                KIND,
                limits,
                catalog,
                store,
                runner,
                schedules,
                secrets.naming(),
                Insights.NONE,
                Optional.of(new OrphanChecks(new AwsAudit(settings.audited()), leftOver)),
                Optional.of(leftOver));
    }

    /** What the API calls environments of this kind. */
    public static final String KIND = "aws-step-functions";

    /**
     * What tells one environment from another.
     *
     * @param installation tells this process from others that work with the same table
     */
    public record Identity(String name, String label, String installation) {}

    /**
     * How long its clients keep at one call.
     *
     * @param brief those of events, for which somebody waits
     * @param patient those of the catalog
     */
    public record Waiting(Patience brief, Patience patient) {

        public static final Waiting USUAL = new Waiting(Patience.BRIEF, Patience.LONG);
    }

    public static StepFunctionsWorld open(
            Identity identity,
            StepFunctionsSettings settings,
            Limits limits,
            InstantSource clock,
            RandomGenerator random) {
        return open(identity, settings, limits, Waiting.USUAL, clock, random);
    }

    /** @param limits the state machine keeps to them too: to those that an event was last changed under */
    public static StepFunctionsWorld open(
            Identity identity,
            StepFunctionsSettings settings,
            Limits limits,
            Waiting waiting,
            InstantSource clock,
            RandomGenerator random) {
        return new StepFunctionsWorld(identity, settings, limits, waiting, clock, random);
    }

    /** Begins to read the account, and to look after the executions. */
    public void start() {
        readings.start();
        sweeps.start();
    }

    /** Reads the account now, which takes a while. @return whether nothing is missing */
    public boolean read() {
        return catalog.read();
    }

    /** Looks after the executions now, as it is done every few minutes. */
    public void sweep() {
        runner.sweep();
    }

    public Environment environment() {
        return environment;
    }

    /** What the targets of the events use. */
    public MetricReader metrics() {
        return metrics;
    }

    /** Where that is kept, with the events. */
    public KeptInsights insights() {
        return insights;
    }

    /** Of which receivers are told what becomes of the events, whoever leads them. */
    public Telling telling() {
        return telling;
    }

    /** What was still to be told to Step Functions is found by the first sweep after the next opening. */
    @Override
    public void close() {
        sweeps.close();
        callers.shutdownNow();
        try {
            callers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        readings.close();
        stepFunctions.close();
        dynamoDb.close();
        looking.close();
        reading.close();
        acting.close();
    }

    private static ThreadPoolExecutor callers(String name) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor callers = new ThreadPoolExecutor(
                CALLERS, CALLERS, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "event-schedules-call-" + name + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        callers.allowCoreThreadTimeOut(true);
        // Whoever asks after the close is answered by the sweep of the next opening.
        callers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return callers;
    }
}
