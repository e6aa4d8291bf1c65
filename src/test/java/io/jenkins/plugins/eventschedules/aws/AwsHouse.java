package io.jenkins.plugins.eventschedules.aws;

import com.github.f4b6a3.ulid.UlidCreator;
import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.controller.PlayedRunner;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.insight.KeepInsights;
import io.jenkins.plugins.eventschedules.lifecycle.insight.LatestReadings;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Measure;
import io.jenkins.plugins.eventschedules.lifecycle.insight.MeasuredInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.web.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** An environment in the test AWS, with everything that runs it, on a clock that a test moves. */
final class AwsHouse implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    static final Path MINIMAL = Path.of("ssm-documents/minimal.yaml");
    static final Path SCALE = Path.of("ssm-documents/scale-ecs-service.yaml");
    static final String ROLE = "arn:aws:iam::123456789012:role/automation";
    static final String INSTALLATION = "one-installation";
    static final Actor ALICE = Actor.person("alice");

    static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofHours(12),
            Duration.ofDays(400),
            Duration.ofMinutes(20),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(1));

    /** No second attempt within a call, so that a test sees each answer; and none that waits for long. */
    private static final Patience ONCE = new Patience(1, false, Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static final Patience PATIENT = new Patience(4, false, Duration.ofSeconds(5), Duration.ofSeconds(15));

    private static final Duration TICK = Duration.ofSeconds(5);

    final SettableClock clock = new SettableClock(NOW);
    final TestAws aws = TestAws.start(clock);
    final EventStore store;
    private final KeptInsights kept;
    private final Secrets secrets;
    private final Random random = new Random(7);
    private AwsSettings settings;
    private AwsWorld world;
    private PlayedRunner runner;
    private Environment environment;
    private KeepInsights keeping;

    AwsHouse() {
        this(Secrets.NONE, new InMemoryEventStore());
    }

    AwsHouse(Secrets secrets, EventStore store) {
        this(secrets, store, KeptInsights.NONE);
    }

    AwsHouse(Secrets secrets, EventStore store, KeptInsights kept) {
        this.kept = kept;
        this.secrets = secrets;
        this.store = store;
        aws.ssm().tellingEventsApartBy(EventTags.EVENT);
        settings = new AwsSettings(account(Optional.empty()), CatalogTag.DEFAULT, Optional.of(ROLE));
        open();
    }

    AwsSettings settings() {
        return settings;
    }

    /** As whoever signs with this key. */
    Account account(Optional<AssumedRole> role) {
        return new Account(
                Region.EU_WEST_1,
                new CredentialsSource.Supplied(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY))),
                role,
                Optional.of(aws.endpoint()));
    }

    AwsHouse with(AwsSettings other) {
        settings = other;
        return restart();
    }

    /** What a new process does: nothing is left but the store. */
    AwsHouse restart() {
        world.close();
        open();
        return this;
    }

    private void open() {
        world = AwsWorld.open(new Owner("shop", INSTALLATION), settings, secrets, ONCE, PATIENT, clock);
        Lifecycle lifecycle = new Lifecycle(LIMITS);
        runner =
                new PlayedRunner(store, lifecycle, world.provisioner(), world.safeguards(), clock, this::nanos, random);
        Schedules schedules = new Schedules(
                "shop",
                store,
                new Admission(LIMITS, world.catalog(), secrets),
                lifecycle,
                runner.runner(),
                () -> new EventId(UlidCreator.getMonotonicUlid().toString()),
                clock);
        Measure measure = new Measure(world.catalog(), world.metrics(), clock);
        keeping = new KeepInsights(store, kept, measure, clock);
        environment = new Environment(
                "shop",
                "Shop",
                "aws",
                LIMITS,
                world.catalog(),
                store,
                runner.runner(),
                schedules,
                Secrets.Naming.ID,
                new MeasuredInsights(measure, kept, new LatestReadings(measure, Runnable::run, clock)),
                Optional.empty(),
                Optional.empty());
    }

    private long nanos() {
        return Duration.between(NOW, clock.instant()).toNanos();
    }

    /** One round of keeping what events used. */
    int keepInsights() {
        return keeping.round();
    }

    AwsWorld world() {
        return world;
    }

    Environment environment() {
        return environment;
    }

    Schedules schedules() {
        return environment.schedules();
    }

    /** The smallest document there is, tagged and read. */
    AwsHouse withMinimal() {
        aws.ssm().document("minimal").from(MINIMAL).tagged("application", "event-scheduling-platform");
        world.read();
        return this;
    }

    /** An event from one to two hours from now. */
    Event schedule(String type, String target, Map<String, ParameterValue> parameters) {
        return schedule(type, target, null, parameters);
    }

    Event schedule(String type, String target, String version, Map<String, ParameterValue> parameters) {
        Instant start = clock.instant().plus(Duration.ofHours(1));
        Draft draft = new Draft(
                "Cup final",
                null,
                start.toString(),
                start.plus(Duration.ofHours(1)).toString(),
                null,
                null,
                null,
                null,
                null,
                type,
                target,
                version,
                parameters,
                null);
        return schedules().schedule(draft, ALICE, Optional.empty()).event();
    }

    static Draft endingAt(Draft draft, Instant end) {
        return new Draft(
                draft.name(),
                draft.notes(),
                draft.start(),
                end.toString(),
                draft.zone(),
                draft.lead(),
                draft.audience(),
                draft.criticality(),
                draft.performanceTarget(),
                draft.targetType(),
                draft.targetName(),
                draft.targetVersion(),
                draft.parameters(),
                draft.folder());
    }

    Event now(Event event) {
        return store.find(event.id()).orElseThrow();
    }

    Event ask(Event event, Command command) {
        Event now = now(event);
        return schedules().ask(now.id(), now.revision(), command, ALICE);
    }

    void step() {
        step(TICK);
    }

    void step(Duration time) {
        clock.advance(time);
        runner.step();
    }

    void pass(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            step();
        }
    }

    /** Goes on until the event is like this; at most two days. */
    Event until(Event event, Predicate<Event> like) {
        Instant latest = clock.instant().plus(Duration.ofDays(2));
        Event now = now(event);
        while (!like.test(now)) {
            if (!clock.instant().isBefore(latest)) {
                throw new AssertionError("It never comes to that: " + now);
            }
            step();
            now = now(event);
        }
        return now;
    }

    Event until(Event event, Status status) {
        return until(event, now -> now.status() == status);
    }

    @Override
    public void close() {
        world.close();
        aws.close();
    }
}
