package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Duty;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the one call to the provider that an event owes, and writes down what came of it. */
final class DischargeDuty {

    private static final Logger LOG = Logger.getLogger(DischargeDuty.class.getName());

    private final EventStore store;
    private final Lifecycle lifecycle;
    private final Provisioner provisioner;
    private final Actor runner;
    private final InstantSource clock;

    DischargeDuty(EventStore store, Lifecycle lifecycle, Provisioner provisioner, Actor runner, InstantSource clock) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.provisioner = provisioner;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * What came of a call.
     *
     * @param reached whether the provider answered
     * @param next what the event owes now
     */
    record Outcome(boolean reached, Duty next) {}

    /** The call itself, apart from what it changes: it may take long, and be given up meanwhile. */
    record Answer(EventId id, PhaseRun run, Report report) {}

    /** @return empty when nothing is owed */
    Optional<Answer> call(EventId id) {
        Optional<Event> event = store.find(id);
        if (event.isEmpty()) {
            return Optional.empty();
        }
        Duty duty = Duty.of(event.get());
        if (duty instanceof Duty.Start start) {
            return Optional.of(new Answer(id, start.run(), guarded(event.get(), start.run(), provisioner::start)));
        }
        if (duty instanceof Duty.Follow follow) {
            return Optional.of(new Answer(id, follow.run(), guarded(event.get(), follow.run(), provisioner::follow)));
        }
        if (duty instanceof Duty.Stop stop) {
            return Optional.of(new Answer(id, stop.run(), guarded(event.get(), stop.run(), provisioner::stop)));
        }
        return Optional.empty();
    }

    /** Writes an answer down, on whatever the event has become meanwhile. */
    Outcome settle(Answer answer) {
        boolean reached = !(answer.report() instanceof Report.Unreachable);
        while (true) {
            Optional<Event> event = store.find(answer.id());
            if (event.isEmpty()) {
                return new Outcome(reached, new Duty.None());
            }
            Fact fact = new Fact.Reported(runner, answer.run().token(), answer.report());
            Decision decision = lifecycle.decide(event.get(), fact, now());
            if (!(decision instanceof Decision.Move move)) {
                return new Outcome(reached, Duty.of(event.get()));
            }
            if (store.commit(move.change())) {
                return new Outcome(reached, Duty.of(move.change().after()));
            }
        }
    }

    private interface Call {
        Report on(Event event, PhaseRun run);
    }

    /** Whatever a provisioner throws means that nothing is known: the attempt goes on and is looked at again. */
    private static Report guarded(Event event, PhaseRun run, Call call) {
        try {
            return call.on(event, run);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Event " + event.id() + ": the " + run.phase().word() + " call failed");
            return new Report.Unreachable(
                    "The provider could not be called (" + e.getClass().getSimpleName()
                            + "). It is tried again; the log of event " + event.id() + " says more.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
