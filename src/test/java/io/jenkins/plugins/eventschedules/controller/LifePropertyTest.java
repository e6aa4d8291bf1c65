package io.jenkins.plugins.eventschedules.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever people, providers, crashes and clocks do: no event starts twice, no end is lost, and every history tells
 * what became of its event.
 */
class LifePropertyTest {

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noDoubleStartNoLostEndAndAConsistentHistory(@ForAll long seed) {
        World world = new World(seed, new InMemoryEventStore());

        for (int i = 0; i < 300; i++) {
            double chance = world.random.nextDouble();
            if (chance < 0.05) {
                world.schedule();
            } else if (chance < 0.12) {
                world.command();
            } else if (chance < 0.13) {
                world.jump(Duration.ofMinutes(world.random.nextInt(-60, 60)));
            } else {
                world.pass(Duration.ofMillis(world.random.nextInt(20_000)));
            }
            world.step();
            world.all().forEach(event -> assertHistoryTellsOf(world, event));
        }
        letEverythingEnd(world);

        assertThat(world.provider.violations()).isEmpty();
        assertThat(world.all()).allSatisfy(event -> assertThat(event.status().isFinal())
                .as("%s is %s", event.id(), event.status())
                .isTrue());
        assertThat(world.provider.up()).as("resources left").isEmpty();
        Set<EventId> started = world.provider.started();
        world.all().forEach(event -> assertThat(started.contains(event.id()))
                .as("%s %s", event.id(), event.status())
                .isEqualTo(event.postroll().isPresent()));
        world.all().forEach(event -> assertHistoryTellsOf(world, event));
    }

    private static void letEverythingEnd(World world) {
        world.calmDown();
        world.pass(Duration.ofDays(2));
        for (int i = 0; i < 3; i++) {
            for (int round = 0; round < 400; round++) {
                world.pass(Duration.ofSeconds(5));
                world.step();
            }
            world.retryFailedTakedowns();
        }
    }

    private static void assertHistoryTellsOf(World world, Event event) {
        List<HistoryEntry> history = world.store.history(event.id(), 0, 500);
        assertThat(history.get(0).happening()).isEqualTo(Happening.SCHEDULED);
        assertThat(history.get(0).from()).isEmpty();
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i).from()).hasValue(history.get(i - 1).to());
            assertThat(history.get(i).version())
                    .isGreaterThan(history.get(i - 1).version());
            assertThat(history.get(i).revision())
                    .isGreaterThanOrEqualTo(history.get(i - 1).revision());
        }
        HistoryEntry last = history.get(history.size() - 1);
        assertThat(last.to()).isEqualTo(event.status());
        assertThat(last.revision()).isEqualTo(event.revision());
        assertThat(history.stream()
                        .filter(entry -> entry.to() == Status.DEPLOYING && entry.happening() == Happening.CLAIMED))
                .as("claims of the preroll")
                .hasSizeLessThanOrEqualTo(1);
    }
}
