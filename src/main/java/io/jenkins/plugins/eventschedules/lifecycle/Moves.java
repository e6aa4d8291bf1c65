package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.Decision.Move;
import io.jenkins.plugins.eventschedules.lifecycle.Decision.Stay;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Instant;
import java.util.Optional;

/** The forms that a decision's outcome can take. */
final class Moves {

    private Moves() {}

    /** A step in the event's life, told in its history. */
    static Decision move(Event before, Event after, Actor actor, Happening happening, String message) {
        return new Move(record(Optional.of(before), after, actor, happening, message));
    }

    static Change record(Optional<Event> before, Event after, Actor actor, Happening happening, String message) {
        return new Change(
                after,
                Optional.of(new HistoryEntry(
                        after.id(),
                        after.version(),
                        after.revision(),
                        after.updatedAt(),
                        actor,
                        happening,
                        before.map(Event::status),
                        after.status(),
                        message)));
    }

    /** What a report says of an attempt that goes on. Repeated news changes nothing, so that polling writes nothing. */
    static Decision progress(Event event, PhaseRun run, Report report, Actor runner, Instant now) {
        PhaseRun after = run;
        boolean begins = false;
        if (report instanceof Report.Started started && !run.isStarted()) {
            after = run.started(started.executionId(), started.console(), now);
            begins = true;
        } else if (report instanceof Report.Running running) {
            after = run.progressed(running.steps());
        } else if (report instanceof Report.Unreachable unreachable) {
            after = run.troubled(unreachable.message());
        }
        if (after.equals(run)) {
            return new Stay();
        }
        Event.Next next = event.next(now);
        Event done = (run.phase() == Phase.PREROLL ? next.preroll(after) : next.postroll(after)).done();
        if (!begins) {
            return new Move(new Change(done, Optional.empty()));
        }
        String what = (run.phase() == Phase.PREROLL ? "Preroll" : "Postroll") + " runs as "
                + after.executionId().orElseThrow();
        return move(event, done, runner, Happening.STARTED, what);
    }

    static Actor runnerOf(Fact fact) {
        if (fact instanceof Fact.Tick tick) {
            return tick.runner();
        }
        if (fact instanceof Fact.Reported reported) {
            return reported.runner();
        }
        throw new IllegalArgumentException("a person's request has no runner");
    }
}
