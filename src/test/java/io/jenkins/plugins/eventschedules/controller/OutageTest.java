package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A provider that is out for hours, never answers, or throttles everything, and a clock that jumps by an hour, each while
 * events are to begin and to end. When that is over, everything comes to its end.
 */
@Tag("faults")
class OutageTest {

    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration CALM = Duration.ofSeconds(5);

    @Test
    void anOutageOfHours() {
        play("provider: out for 1 to 6 hours", (world, random) -> {
            world.provider.outage(FaultyProvider.Outage.UNREACHABLE);
            pass(world, Duration.ofMinutes(60 + random.nextInt(300)));
        });
    }

    @Test
    void callsThatHangForHours() {
        play("provider: every call hangs for 1 to 3 hours", (world, random) -> {
            world.provider.outage(FaultyProvider.Outage.HANGS);
            pass(world, Duration.ofMinutes(60 + random.nextInt(120)));
        });
    }

    @Test
    void aStormOfThrottling() {
        play("provider: 95 of 100 calls throttled for 1 to 3 hours", (world, random) -> {
            world.provider.outage(FaultyProvider.Outage.THROTTLES);
            pass(world, Duration.ofMinutes(60 + random.nextInt(120)));
        });
    }

    @Test
    void answersThatAreLost() {
        play("provider: every answer lost for 1 to 2 hours", (world, random) -> {
            world.provider.outage(FaultyProvider.Outage.LOSES_ANSWERS);
            pass(world, Duration.ofMinutes(60 + random.nextInt(60)));
        });
    }

    @Test
    void aClockThatJumpsByAnHour() {
        play("clock: jumps of 1 hour, there and back", (world, random) -> {
            for (int i = 0; i < 3; i++) {
                Duration jump = Duration.ofHours(random.nextBoolean() ? 1 : -1);
                world.jump(jump);
                pass(world, Duration.ofMinutes(random.nextInt(30)));
                world.jump(jump.negated());
                pass(world, Duration.ofMinutes(random.nextInt(30)));
            }
        });
    }

    private static void play(String fault, BiConsumer<World, Random> misfortune) {
        Rounds rounds = Rounds.of(2, 60);
        Tally tally = new Tally(fault, rounds);
        for (int i = 0; i < rounds.count(); i++) {
            World world = new World(rounds.seed() + i, new InMemoryEventStore());
            world.calmDown();
            for (int event = 0; event < 12; event++) {
                world.schedule();
            }
            pass(world, Duration.ofMinutes(world.random.nextInt(20)));
            misfortune.accept(world, world.random);
            world.provider.calmDown();
            Instant healed = world.now();
            Map<EventId, Long> before = world.all().stream().collect(Collectors.toMap(Event::id, Event::version));
            for (int round = 0; round < 2400 && !allOver(world); round++) {
                world.pass(CALM);
                world.step();
                if (round % 100 == 99) {
                    world.retryFailedTakedowns();
                }
            }
            count(world, healed, before, tally);
            tally.round();
        }
        tally.close();
    }

    private static void count(World world, Instant healed, Map<EventId, Long> before, Tally tally) {
        world.provider.violations().forEach(tally::twice);
        world.provider.up().forEach(id -> tally.endMissed(id + " is still up"));
        Set<EventId> started = world.provider.started();
        List<Event> all = world.all();
        tally.events(all.size());
        for (Event event : all) {
            if (!event.status().isFinal()) {
                tally.endMissed(event.id() + " is " + event.status());
            }
            if (started.contains(event.id()) && event.postroll().isEmpty()) {
                tally.endMissed(event.id() + " was never taken down");
            }
            List<HistoryEntry> history = world.store.history(event.id(), 0, 500);
            if (history.get(history.size() - 1).to() != event.status()) {
                tally.lost("history of " + event.id());
            }
            history.stream()
                    .filter(entry -> entry.happening() == Happening.CLAIMED && entry.to() == Status.TEARING_DOWN)
                    .filter(entry -> entry.version() > before.get(event.id()))
                    .forEach(entry -> tally.late(
                            Duration.between(latest(event.plan().window().end(), healed), entry.at())));
        }
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static void pass(World world, Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            world.pass(STEP);
            world.step();
        }
    }

    private static boolean allOver(World world) {
        return world.all().stream().allMatch(event -> event.status().isFinal());
    }
}
