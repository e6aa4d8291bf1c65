package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds every write of the state machine against the table of transitions that the controller follows: there is a fact
 * from which {@link Lifecycle} makes the very same event, and the very same line of its history.
 */
final class Agreement {

    private static final Actor MACHINE = Actor.runner("step-functions");

    private final Lifecycle lifecycle;

    Agreement(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** @param entry of the version after; absent when it tells nothing */
    void check(Event before, Event after, Optional<HistoryEntry> entry, Instant now) {
        if (entry.isEmpty() && after.equals(sameAtVersion(before, after))) {
            // The token of a wait is no matter of the lifecycle.
            return;
        }
        List<Change> possible = facts(before, after, entry)
                .flatMap(fact -> moments(after, now).map(moment -> lifecycle.decide(before, fact, moment)))
                .flatMap(decision -> decision instanceof Decision.Move move ? Stream.of(move.change()) : Stream.empty())
                .map(change -> written(change, now))
                .toList();
        assertThat(possible).contains(new Change(after, entry));
    }

    /** A start counts from the moment at which AWS confirmed it, even where the table could only be told later. */
    private static Stream<Instant> moments(Event after, Instant now) {
        return Stream.concat(
                Stream.of(now),
                Stream.of(after.preroll(), after.postroll())
                        .flatMap(Optional::stream)
                        .flatMap(run -> run.startedAt().stream()));
    }

    private static Change written(Change change, Instant now) {
        Event event = change.after();
        return new Change(
                with(event, event.version(), now),
                change.entry()
                        .map(entry -> new HistoryEntry(
                                entry.event(),
                                entry.version(),
                                entry.revision(),
                                now,
                                entry.actor(),
                                entry.happening(),
                                entry.from(),
                                entry.to(),
                                entry.message())));
    }

    private static Event sameAtVersion(Event before, Event after) {
        return with(before, after.version(), before.updatedAt());
    }

    private static Event with(Event before, long version, Instant updatedAt) {
        return new Event(
                before.id(),
                version,
                before.revision(),
                before.environment(),
                before.owner(),
                before.origin(),
                before.plan(),
                before.status(),
                before.reason(),
                before.ending(),
                before.preroll(),
                before.postroll(),
                before.outputs(),
                before.createdAt(),
                updatedAt);
    }

    /** Everything that could have led there. */
    private static Stream<Fact> facts(Event before, Event after, Optional<HistoryEntry> entry) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.Tick(MACHINE));
        before.preroll().ifPresent(run -> reports(after.preroll().orElseThrow(), after, entry)
                .forEach(report -> facts.add(new Fact.Reported(MACHINE, run.token(), report))));
        before.postroll().ifPresent(run -> reports(after.postroll().orElseThrow(), after, entry)
                .forEach(report -> facts.add(new Fact.Reported(MACHINE, run.token(), report))));
        return facts.stream();
    }

    private static Stream<Report> reports(PhaseRun run, Event after, Optional<HistoryEntry> entry) {
        List<Report> reports = new ArrayList<>();
        run.executionId().ifPresent(id -> reports.add(new Report.Started(id, run.console())));
        run.trouble().ifPresent(why -> reports.add(new Report.Unreachable(why)));
        reports.add(new Report.Running(run.steps()));
        reports.add(new Report.Succeeded(run.steps(), after.outputs()));
        reports.add(new Report.Stopped(run.steps()));
        entry.ifPresent(told -> reports.add(new Report.Failed(run.steps(), told.message())));
        return reports.stream();
    }
}
