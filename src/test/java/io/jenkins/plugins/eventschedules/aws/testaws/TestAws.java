package io.jenkins.plugins.eventschedules.aws.testaws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Ran;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.ServiceCatalog;
import io.jenkins.plugins.eventschedules.aws.testaws.cloudwatch.CloudWatch;
import io.jenkins.plugins.eventschedules.aws.testaws.deployed.Deployed;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Desk;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Reply;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Faults;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Iam;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identities;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Sts;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Journal;
import io.jenkins.plugins.eventschedules.aws.testaws.scheduler.Scheduler;
import io.jenkins.plugins.eventschedules.aws.testaws.scheduler.UniversalTarget;
import io.jenkins.plugins.eventschedules.aws.testaws.ssm.Ssm;
import io.jenkins.plugins.eventschedules.aws.testaws.tagging.Tagging;
import io.jenkins.plugins.eventschedules.aws.testaws.wire.Door;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An AWS of our own: a server in this process, to which the real clients of the SDK speak as to the real one. What
 * happens in it is a function of the calls, the faults that the test asks for and the test's clock; nothing in it waits.
 *
 * <pre>{@code
 * TestAws aws = TestAws.start(clock);
 * aws.ssm().document("scale").from(file).tagged("application", "events").postroll(Course.lasting(minutes).endingAs("Failed"));
 * aws.faults().rate(0.2).seed(42);
 * SsmClient ssm = SsmClient.builder().endpointOverride(aws.endpoint())...
 * assertThat(aws.stillUp()).isEmpty();
 * }</pre>
 */
public final class TestAws implements AutoCloseable {

    /** Where the short ways lead: {@link #ssm} and its like. */
    public static final Place HOME = new Place("123456789012", "eu-west-1");

    /** The key of the user {@code tester}, who may do everything at first. */
    public static final String ACCESS_KEY = "AKIATESTAWS";

    public static final String SECRET_KEY = "secret-of-the-tester";

    /** A role with which Systems Manager may work. */
    public static final String AUTOMATION_ROLE = HOME.globalArn("iam", "role/automation");

    private static final Set<String> REGIONS =
            Set.of("eu-west-1", "eu-central-1", "us-east-1", "us-west-2", "cn-north-1", "us-gov-west-1", "aws-global");

    private final Map<Place, Region> regions = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Random random = new Random(1);
    private final Pages pages = new Pages();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Identities identities = new Identities(HOME, InstantSource.system());
    private final Operations sts = new Sts(identities).operations();
    private final Operations iam = new Iam(identities).operations();
    private final Map<String, Operations> others = new ConcurrentHashMap<>();
    private final Desk desk = new Desk(this::operations, this::catchUp, identities, faults, journal);
    private final Door door;

    private TestAws(InstantSource clock) {
        this.clock = clock;
        identities.user("tester", ACCESS_KEY).may("*", "*");
        identities.roleAt(AUTOMATION_ROLE).trusts("ssm.amazonaws.com");
        door = new Door(desk, identities, faults, REGIONS, clock);
    }

    public static TestAws start(InstantSource clock) {
        return new TestAws(clock);
    }

    /** For every service. */
    public URI endpoint() {
        return door.endpoint();
    }

    /** In place of the endpoint of a region that there is not: a name that nobody can resolve. */
    public URI endpointOfNoRegion() {
        return URI.create("http://ssm.nowhere-1.amazonaws.invalid");
    }

    public Ssm ssm() {
        return at(HOME).ssm();
    }

    public ServiceCatalog serviceCatalog() {
        return at(HOME).serviceCatalog();
    }

    public CloudWatch cloudWatch() {
        return at(HOME).cloudWatch();
    }

    public Scheduler scheduler() {
        return desk.look(clock.instant(), now -> at(HOME).scheduler());
    }

    /** The services of any account and region. */
    public synchronized Region at(Place place) {
        return regions.computeIfAbsent(place, this::open);
    }

    private Region open(Place place) {
        Predicate<String> assumable = role -> identities.lets("ssm.amazonaws.com", role);
        Ssm ssm = new Ssm(place, clock, pages, assumable, random);
        ServiceCatalog serviceCatalog = new ServiceCatalog(place, clock, pages, random);
        Scheduler scheduler = new Scheduler(place, pages, new UniversalTarget(identities, this::fire));
        return new Region(
                ssm,
                serviceCatalog,
                scheduler,
                new Tagging(pages, List.of(ssm::tags, serviceCatalog::tags)),
                new CloudWatch(),
                new Deployed(place));
    }

    private void fire(Call call) {
        if (desk.takeFromWithin(call) instanceof Reply.Refused refused) {
            throw refused.error();
        }
    }

    /** Adds a service that somebody else plays, the same everywhere. */
    public TestAws with(String service, Operations operations) {
        others.put(service, operations);
        return this;
    }

    /** Does something between two calls. */
    public <T> T undisturbed(Supplier<T> work) {
        return desk.look(clock.instant(), now -> work.get());
    }

    /** Users, roles, and what they may. */
    public Identities iam() {
        return identities;
    }

    public Faults faults() {
        return faults;
    }

    public Pages pages() {
        return pages;
    }

    /** What was called. */
    public Journal journal() {
        return journal;
    }

    /** What was brought up and not taken down, anywhere. */
    public List<Up> stillUp() {
        return desk.look(clock.instant(), now -> everywhere()
                .flatMap(region ->
                        Stream.concat(region.ssm().up(now).stream(), region.serviceCatalog().up(now).stream()))
                .toList());
    }

    /** The runs that brought something up which was up or coming up already. A product's name alone forbids that. */
    public List<Up> startedTwice() {
        return desk.look(clock.instant(), now -> everywhere()
                .flatMap(region -> region.ssm().startedTwice(now).stream())
                .toList());
    }

    /** Everything that was ever begun, anywhere. */
    public List<Ran> ran() {
        return desk.look(clock.instant(), now -> everywhere()
                .flatMap(region ->
                        Stream.concat(region.ssm().ran(now).stream(), region.serviceCatalog().ran(now).stream()))
                .toList());
    }

    /**
     * What services have told EventBridge in that time, in order. A notice is no more than that: whoever delivers it to a
     * test may lose it, double it or mix it up with others.
     *
     * @param after as a rule the moment until which it was asked for before
     */
    public List<Notice> noticesAfter(Instant after) {
        return desk.look(clock.instant(), now -> everywhere()
                .flatMap(region -> Stream.concat(
                        region.ssm().notices(after, now).stream(),
                        region.serviceCatalog().notices(after, now).stream()))
                .sorted(Comparator.comparing(Notice::at))
                .toList());
    }

    /** When something next happens by itself, for a test that leaps from one such moment to the next. */
    public Optional<Instant> nextChange() {
        return desk.look(clock.instant(), now -> everywhere()
                .flatMap(region -> Stream.of(
                        region.ssm().nextChange(now),
                        region.serviceCatalog().nextChange(now),
                        region.scheduler().nextChange(now)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder()));
    }

    /** A call without HTTP, such as a state machine makes it. Faults happen to it as to any other. */
    public Reply call(Principal principal, Place place, String service, String operation, ObjectNode input) {
        return desk.take(Call.of(service, operation, input, principal, place, clock.instant()));
    }

    private synchronized Stream<Region> everywhere() {
        return new ArrayList<>(regions.values()).stream();
    }

    private void catchUp(Instant now) {
        everywhere().forEach(region -> region.scheduler().catchUp(now));
    }

    private Operations operations(Call call) {
        return switch (call.service()) {
            case "sts" -> sts;
            case "iam" -> iam;
            default -> {
                Operations other = others.get(call.service());
                yield other == null ? at(call.place()).operations(call.service()) : other;
            }
        };
    }

    @Override
    public void close() {
        door.close();
    }
}
