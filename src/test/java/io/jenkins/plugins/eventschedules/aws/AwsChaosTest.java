package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.controller.CrashingStore;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Thousands of events on both kinds of target while every fifth call goes wrong, in every way that a call can, while
 * people change their minds, and while the process dies again and again. Everything follows from the seed.
 */
class AwsChaosTest {

    private static final long SEED = 20261201;
    private static final int EVENTS = 2000;
    private static final Duration TICK = Duration.ofSeconds(20);

    private final Random random = new Random(SEED);
    private final EventStore store = new InMemoryEventStore();
    private final CrashingStore fragile = new CrashingStore(store, random, 0.002);
    private final OneSecret secrets = new OneSecret("db-password", "correct-horse-battery");
    private final AwsHouse house = new AwsHouse(secrets, fragile);
    private final List<EventId> ids = new ArrayList<>();
    private int crashes;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void noDoubleStartNothingLeftAndEveryEventIsOver() {
        house.aws.iam().role("switch").trusts("scheduler.amazonaws.com").may("*", "*");
        house.with(new AwsSettings(
                house.settings().account(),
                CatalogTag.DEFAULT,
                Optional.of(AwsHouse.ROLE),
                Optional.of(new SafeguardSettings("arn:aws:iam::123456789012:role/switch", Duration.ofMinutes(30)))));
        house.withMinimal();
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.FULL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        house.aws.ssm().everyRun(anyCourse("Failed", "TimedOut", "Cancelled", "Rejected", "CompletedWithFailure"));
        house.aws.serviceCatalog().everyRun(anyCourse("FAILED"));
        house.aws.faults().seed(SEED).rate(0.2).of(Fault.values()).hangFor(Duration.ofMillis(2));

        while (ids.size() < EVENTS) {
            int more = random.nextInt(12);
            for (int i = 0; i < more; i++) {
                surviving(this::schedule);
            }
            for (int i = 0; i < 6; i++) {
                surviving(() -> house.step(TICK));
                surviving(this::changeOfMind);
            }
        }
        for (int i = 0; i < 400; i++) {
            surviving(() -> house.step(TICK));
        }
        calmDown();
        letEverythingEnd();

        Map<Status, Integer> endings = new EnumMap<>(Status.class);
        all().forEach(event -> endings.merge(event.status(), 1, Integer::sum));
        assertThat(house.aws.startedTwice()).as("started twice").isEmpty();
        assertThat(house.aws.stillUp()).as("left behind").isEmpty();
        assertThat(house.aws.scheduler().names()).as("switches left").isEmpty();
        assertThat(house.aws.ssm().open(house.clock.instant()))
                .as("still running")
                .isZero();
        assertThat(endings.keySet())
                .allSatisfy(status -> assertThat(status.isFinal()).isTrue());
        // That this was no quiet day.
        assertThat(endings.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ids.size());
        assertThat(endings).containsKeys(Status.ENDED, Status.FAILED, Status.CANCELLED);
        assertThat(endings.get(Status.ENDED)).isGreaterThan(EVENTS / 3);
        assertThat(crashes).isGreaterThan(10);
    }

    private void schedule() {
        boolean document = random.nextBoolean();
        Event event = document
                ? house.schedule("automation", "minimal", Map.of())
                : house.schedule(
                        "product",
                        "cache",
                        Map.of(
                                "Name", ParameterValue.of("shop"),
                                "Password", ParameterValue.of("db-password")));
        ids.add(event.id());
    }

    private void changeOfMind() {
        if (ids.isEmpty() || random.nextInt(3) > 0) {
            return;
        }
        Optional<Event> event = store.find(ids.get(random.nextInt(ids.size())));
        Command command =
                switch (random.nextInt(4)) {
                    case 0 -> new Command.Cancel();
                    case 1 -> new Command.EndNow();
                    default -> new Command.Retry();
                };
        event.ifPresent(found -> ask(found, command));
    }

    private void ask(Event event, Command command) {
        try {
            house.schedules().ask(event.id(), event.revision(), command, AwsHouse.ALICE);
        } catch (RefusedException e) {
            // A refusal is a proper answer to somebody who asks at random.
        }
    }

    private void surviving(Runnable work) {
        try {
            work.run();
        } catch (CrashingStore.Crash e) {
            crashes++;
            restart();
        }
    }

    /** Events that are planned already do not wait for a new process to have read the account; new ones do. */
    private void restart() {
        house.restart();
        house.aws.faults().rate(0);
        house.world().read();
        house.aws.faults().rate(0.2);
    }

    private void calmDown() {
        house.aws.faults().calm();
        fragile.calmDown();
        house.aws.ssm().everyRun(Course.lasting(Duration.ofMinutes(1)));
        house.aws.serviceCatalog().everyRun(Course.lasting(Duration.ofMinutes(1)));
    }

    private void letEverythingEnd() {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 300; i++) {
                house.step(TICK.multipliedBy(2));
            }
            all().stream()
                    .filter(event -> event.status() == Status.TEARDOWN_FAILED)
                    .forEach(event -> ask(event, new Command.Retry()));
        }
    }

    private List<Event> all() {
        List<Event> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            EventQuery query = EventQuery.all().limitedTo(EventQuery.MAXIMUM_LIMIT);
            var page = store.list(next.map(query::after).orElse(query));
            all.addAll(page.events());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static Courses anyCourse(String... bad) {
        return (phase, chance) -> {
            Course course = Course.lasting(Duration.ofSeconds(chance.nextInt(30, 600)));
            int die = chance.nextInt(20);
            if (die < 3) {
                return course.endingAs(bad[chance.nextInt(bad.length)]);
            }
            return die == 3 ? Course.lasting(Duration.ofMinutes(80)) : course;
        };
    }
}
