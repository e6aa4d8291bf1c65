package io.jenkins.plugins.eventschedules.aws.testaws;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Desk;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Faults;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Iam;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identities;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Sts;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Journal;
import io.jenkins.plugins.eventschedules.aws.testaws.ssm.Ssm;
import io.jenkins.plugins.eventschedules.aws.testaws.wire.Door;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** draft */
public final class TestAws implements AutoCloseable {

    public static final Place HOME = new Place("123456789012", "eu-west-1");
    public static final String ACCESS_KEY = "AKIATESTAWS";
    public static final String SECRET_KEY = "secret-of-the-tester";

    private final Map<Place, Region> regions = new HashMap<>();
    private final InstantSource clock;
    private final Random random = new Random(1);
    private final Pages pages = new Pages();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Identities identities = new Identities(HOME, InstantSource.system());
    private final Operations sts = new Sts(identities).operations();
    private final Operations iam = new Iam(identities).operations();
    private final Door door;

    private TestAws(InstantSource clock) {
        this.clock = clock;
        identities.user("tester", ACCESS_KEY).may("*", "*");
        identities.role("automation").trusts("ssm.amazonaws.com");
        Desk desk = new Desk(this::operations, identities, faults, journal);
        door = new Door(desk, identities, faults, Set.of("eu-west-1", "us-east-1"), clock);
    }

    public static TestAws start(InstantSource clock) {
        return new TestAws(clock);
    }

    private Operations operations(Call call) {
        return switch (call.service()) {
            case "sts" -> sts;
            case "iam" -> iam;
            case "ssm" -> at(call.place()).ssm().operations();
            default -> throw AwsError.notHere("the service " + call.service());
        };
    }

    public synchronized Region at(Place place) {
        return regions.computeIfAbsent(
                place,
                where -> new Region(
                        new Ssm(where, clock, pages, role -> identities.lets("ssm.amazonaws.com", role), random)));
    }

    public Ssm ssm() {
        return at(HOME).ssm();
    }

    public URI endpoint() {
        return door.endpoint();
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    public Pages pages() {
        return pages;
    }

    public Identities iam() {
        return identities;
    }

    public List<Up> stillUp() {
        List<Up> up = new ArrayList<>();
        regions.values().forEach(region -> up.addAll(region.ssm().up(clock.instant())));
        return up;
    }

    public List<Up> startedTwice() {
        List<Up> twice = new ArrayList<>();
        regions.values().forEach(region -> twice.addAll(region.ssm().startedTwice(clock.instant())));
        return twice;
    }

    @Override
    public void close() {
        door.close();
    }
}
