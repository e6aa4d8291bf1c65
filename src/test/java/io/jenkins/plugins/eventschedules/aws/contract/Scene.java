package io.jenkins.plugins.eventschedules.aws.contract;

import com.github.f4b6a3.ulid.UlidCreator;
import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * One event of Alice's in an account of its own: noon is the start of its window, one o'clock the end, the lead is
 * twenty minutes, bringing up may take thirty minutes and taking down fifteen. It is eleven o'clock.
 */
public final class Scene implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
    public static final Instant END = START.plus(Duration.ofHours(1));
    public static final Duration LEAD = Duration.ofMinutes(20);
    public static final Instant PREROLL = START.minus(LEAD);
    public static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            LEAD,
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));

    static final Actor ALICE = Actor.person("alice");

    /** One attempt a call, so that every answer that goes wrong is seen; none that waits for long. */
    private static final Patience ONCE = new Patience(1, false, Duration.ofSeconds(5), Duration.ofSeconds(5));

    public final VirtualTime time = new VirtualTime(START.minus(Duration.ofHours(1)));
    public final TestAws aws = TestAws.start(time);
    public final Lifecycle lifecycle = new Lifecycle(LIMITS);

    private final Stage stage;
    private final Schedules schedules;
    private Optional<EventId> id = Optional.empty();
    private Optional<EventId> copied = Optional.empty();

    /** Puts a runner into a scene. */
    public interface Opening {
        Stage open(Scene scene);
    }

    /** @param catalog of such an account, as it was read before */
    Scene(Opening opening, Catalog catalog) {
        Targets.offer(aws);
        stage = opening.open(this);
        schedules = new Schedules(
                "production",
                stage.store(),
                new Admission(LIMITS, catalog, Secrets.NONE),
                lifecycle,
                stage.runner(),
                () -> new EventId(UlidCreator.getMonotonicUlid().toString()),
                time);
    }

    /** What Jenkins finds in the account. */
    public static Catalog read() {
        VirtualTime time = new VirtualTime(START);
        try (TestAws aws = TestAws.start(time);
                AwsWorld world = world(aws, time)) {
            Targets.offer(aws);
            world.read();
            Catalog.Listing listing = world.catalog().listing();
            return () -> listing;
        }
    }

    /** The account as Jenkins sees it. */
    static AwsWorld world(TestAws aws, VirtualTime time) {
        Account account = new Account(
                Region.EU_WEST_1,
                new CredentialsSource.Supplied(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY))),
                Optional.empty(),
                Optional.of(aws.endpoint()));
        AwsSettings settings = new AwsSettings(account, CatalogTag.DEFAULT, Optional.of(Targets.AUTOMATION_ROLE));
        return AwsWorld.open(new Owner("production", "scene"), settings, Secrets.NONE, ONCE, ONCE, time);
    }

    public Stage stage() {
        return stage;
    }

    // --- what a scenario arranges -----------------------------------------------------------------------------------

    /** However the event's target brings up, one run after the other, the last course again and again. */
    public Scene preroll(Course... inTurn) {
        aws.ssm().document(Targets.DOCUMENT).preroll(inTurn);
        aws.serviceCatalog().product(Targets.PRODUCT).provisioning(inTurn);
        return this;
    }

    public Scene postroll(Course... inTurn) {
        aws.ssm().document(Targets.DOCUMENT).postroll(inTurn);
        aws.serviceCatalog().product(Targets.PRODUCT).terminating(inTurn);
        return this;
    }

    public Scene schedule(TargetType type) {
        return schedule(type, START, END);
    }

    public Scene schedule(TargetType type, Instant start, Instant end) {
        Draft draft = Targets.draft(aws, type, start, end, null);
        id = Optional.of(
                schedules.schedule(draft, ALICE, Optional.empty()).event().id());
        return this;
    }

    public Scene at(Instant moment) {
        time.passUntil(moment);
        return this;
    }

    public Scene after(Duration duration) {
        return at(time.instant().plus(duration));
    }

    /** @throws io.jenkins.plugins.eventschedules.lifecycle.RefusedException when it is refused */
    public Scene ask(Command command) {
        return ask(command, event().revision());
    }

    Scene ask(Command command, long revision) {
        schedules.ask(event().id(), revision, command, ALICE);
        return this;
    }

    /** Moves the window. */
    public Scene during(Instant start, Instant end) {
        return during(start, end, event().revision());
    }

    Scene during(Instant start, Instant end, long revision) {
        schedules.change(
                event().id(), revision, draft -> draft.during(start.toString(), end.toString(), draft.zone()), ALICE);
        return this;
    }

    public Scene endingAt(Instant end) {
        return during(event().plan().window().start(), end);
    }

    /** Makes another event like this one, which from now on is the {@link #copied} one. */
    Scene copy(Instant start, Instant end) {
        Draft draft = Draft.of(event()).during(start.toString(), end.toString(), "UTC");
        copied = Optional.of(
                schedules.schedule(draft, ALICE, Optional.empty()).event().id());
        return this;
    }

    Scene delete(long revision) {
        schedules.delete(id.orElseThrow(), revision, ALICE);
        return this;
    }

    // --- what it looks at -------------------------------------------------------------------------------------------

    public Event event() {
        return stage.store().find(id.orElseThrow()).orElseThrow();
    }

    Optional<Event> found() {
        return stage.store().find(id.orElseThrow());
    }

    Event copied() {
        return stage.store().find(copied.orElseThrow()).orElseThrow();
    }

    public Status status() {
        return event().status();
    }

    /** The event's history, as far as it is the same whoever leads it. */
    public List<String> told() {
        return told(id.orElseThrow());
    }

    List<String> told(EventId event) {
        return stage.store().history(event, 0, 500).stream().map(Told::line).toList();
    }

    List<HistoryEntry> historyAfter(long version) {
        return stage.store().history(id.orElseThrow(), version, 500);
    }

    @Override
    public void close() {
        stage.close();
        aws.close();
    }
}
