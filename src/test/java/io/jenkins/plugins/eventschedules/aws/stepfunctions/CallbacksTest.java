package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.contract.Scene;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Ran;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The word of what became of a phase is lost, doubled, late by seconds or hours, in any order, for a phase that is over
 * or for a token that nobody has, while every tenth call fails and executions, rounds and Jenkins die. What comes of it
 * stands in the provider's own ledger.
 */
@Tag("faults")
class CallbacksTest {

    /** The machine tries again after five minutes at the latest, and a round finds what AWS did not tell. */
    private static final Duration BOUND = Duration.ofMinutes(5).plus(MachineWorld.ROUND);

    private static final int EVENTS = 12;
    private static final int TROUBLED_MINUTES = 120;
    private static final int CALM_HOURS = 12;

    @Test
    void nothingIsLostNothingComesTwiceAndNoEndIsMissed() {
        Rounds rounds = Rounds.of(1, 60);
        Tally tally = new Tally("callbacks: lost, doubled, late or for nobody", rounds);
        Catalog catalog = Scene.read();
        for (int i = 0; i < rounds.count(); i++) {
            try (TroubledWorld world = new TroubledWorld(rounds.seed() + i, catalog)) {
                play(world, tally);
            }
            tally.round();
        }
        tally.close();
    }

    private static void play(TroubledWorld world, Tally tally) {
        world.begin();
        for (int i = 0; i < EVENTS; i++) {
            world.schedule();
        }
        int minutes = TROUBLED_MINUTES / 2 + world.random.nextInt(TROUBLED_MINUTES / 2);
        for (int i = 0; i < minutes; i++) {
            world.pass();
        }
        world.calmDown();
        Instant healed = world.time.instant();
        for (int i = 0; i < CALM_HOURS && !world.allOver(); i++) {
            world.world.after(Duration.ofMinutes(30));
            world.retryFailedTakedowns();
            world.world.after(Duration.ofMinutes(30));
        }
        count(world, healed, tally);
    }

    private static void count(TroubledWorld world, Instant healed, Tally tally) {
        List<Event> all = world.all();
        tally.events(all.size());
        world.failures().forEach(tally::wrong);
        world.aws.stillUp().forEach(up -> tally.endMissed(up + " is still up"));
        twice(world, tally);
        Map<EventId, Set<Long>> told = new HashMap<>();
        for (Event event : all) {
            List<HistoryEntry> history = world.world.store.history(event.id(), 0, 500);
            told.put(
                    event.id(),
                    new HashSet<>(history.stream().map(HistoryEntry::revision).toList()));
            if (!event.status().isFinal()) {
                tally.endMissed(event.id() + " is " + event.status());
            }
            if (!isWhole(history, event.status())) {
                tally.lost("history of " + event.id() + ": " + history);
            }
            lateness(world, event, history, healed, tally);
        }
        world.promises.stream()
                .filter(promise -> !told.getOrDefault(promise.event(), Set.of()).contains(promise.revision()))
                .forEach(promise -> tally.lost("what was acknowledged as " + promise));
    }

    /** By the provider's ledger: one preroll an event, and one postroll more for each time that a person asked for it. */
    private static void twice(TroubledWorld world, Tally tally) {
        Map<String, Integer> runs = new HashMap<>();
        for (Ran ran : world.aws.ran()) {
            runs.merge(ran.phase() + " " + ran.tags().get("event-schedules:event"), 1, Integer::sum);
        }
        for (Event event : world.all()) {
            int prerolls = runs.getOrDefault("preroll " + event.id(), 0);
            int postrolls = runs.getOrDefault("postroll " + event.id(), 0);
            if (prerolls > 1) {
                tally.twice(prerolls + " prerolls of " + event.id());
            }
            if (postrolls > 1 + world.retries.getOrDefault(event.id(), 0)) {
                tally.twice(postrolls + " postrolls of " + event.id());
            }
        }
    }

    private static boolean isWhole(List<HistoryEntry> history, Status status) {
        Optional<Status> last = Optional.empty();
        for (HistoryEntry entry : history) {
            if (!entry.from().equals(last)) {
                return false;
            }
            last = Optional.of(entry.to());
        }
        return last.equals(Optional.of(status));
    }

    /** How long after its moment a phase was claimed, and how long after its end at the provider that was known. */
    private static void lateness(
            TroubledWorld world, Event event, List<HistoryEntry> history, Instant healed, Tally tally) {
        for (HistoryEntry entry : history) {
            if (entry.happening() == Happening.CLAIMED) {
                Instant due = entry.to() == Status.DEPLOYING
                        ? event.plan().prerollAt()
                        : event.plan().window().end();
                late(latest(due, healed), entry.at(), event, "claimed", tally);
            }
        }
        Map<String, Instant> ends = new HashMap<>();
        world.aws.ran().forEach(ran -> ran.ended().ifPresent(end -> ends.put(ran.id(), end)));
        Stream.of(event.preroll(), event.postroll())
                .flatMap(Optional::stream)
                .filter(run -> run.executionId().filter(ends::containsKey).isPresent())
                .filter(run -> run.result() == PhaseRun.Result.SUCCEEDED || run.result() == PhaseRun.Result.FAILED)
                .forEach(run -> late(
                        latest(ends.get(run.executionId().orElseThrow()), healed),
                        run.endedAt().orElseThrow(),
                        event,
                        run.phase() + " known to be over",
                        tally));
    }

    private static void late(Instant due, Instant done, Event event, String what, Tally tally) {
        Duration by = Duration.between(due, done);
        tally.late(by);
        if (by.compareTo(BOUND) > 0) {
            tally.wrong(event.id() + " was " + what + " " + by + " too late");
        }
    }

    private static Instant latest(Instant... moments) {
        return Stream.of(moments).max(Comparator.naturalOrder()).orElseThrow();
    }
}
