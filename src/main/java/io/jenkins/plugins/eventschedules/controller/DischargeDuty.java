package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Duty;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
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
    private final Safeguards safeguards;
    private final Actor runner;
    private final InstantSource clock;

    DischargeDuty(
            EventStore store,
            Lifecycle lifecycle,
            Provisioner provisioner,
            Safeguards safeguards,
            Actor runner,
            InstantSource clock) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.provisioner = provisioner;
        this.safeguards = safeguards;
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
    record Answer(EventId id, Fact fact) {

        boolean reached() {
            return !(fact instanceof Fact.Reported reported && reported.report() instanceof Report.Unreachable);
        }

        /** Whether an attempt was just confirmed, so that the first look at it can come soon. */
        boolean begins() {
            return fact instanceof Fact.Reported reported && reported.report() instanceof Report.Started;
        }
    }

    /** @return empty when nothing is owed */
    Optional<Answer> call(EventId id) {
        Optional<Event> found = store.find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Event event = found.get();
        Duty duty = Duty.of(event, safeguards.guards());
        if (duty instanceof Duty.Guard) {
            return Optional.of(new Answer(id, arm(event)));
        }
        if (duty instanceof Duty.Start start) {
            return Optional.of(answer(event, start.run(), guarded(event, start.run(), provisioner::start)));
        }
        if (duty instanceof Duty.Follow follow) {
            return Optional.of(answer(event, follow.run(), guarded(event, follow.run(), provisioner::follow)));
        }
        if (duty instanceof Duty.Stop stop) {
            return Optional.of(answer(event, stop.run(), guarded(event, stop.run(), provisioner::stop)));
        }
        return Optional.empty();
    }

    private Answer answer(Event event, PhaseRun run, Report report) {
        Report told = gone(run, report)
                ? disarmed(event, run).<Report>map(Report.Unreachable::new).orElse(report)
                : report;
        return new Answer(event.id(), new Fact.Reported(runner, run.token(), told));
    }

    private static boolean gone(PhaseRun run, Report report) {
        return run.phase() == Phase.POSTROLL && report instanceof Report.Succeeded;
    }

    /** What is gone needs no dead man's switch. One that cannot be removed in time finds nothing to do. */
    private Optional<String> disarmed(Event event, PhaseRun run) {
        if (!safeguards.guards() || event.safeguard().isEmpty() || !now().isBefore(run.deadline())) {
            return Optional.empty();
        }
        try {
            return safeguards.disarm(event);
        } catch (RuntimeException e) {
            return Optional.of(failed(event, "disarming call", e));
        }
    }

    private Fact arm(Event event) {
        String trouble;
        try {
            Safeguards.Arming arming = safeguards.arm(event);
            if (arming instanceof Safeguards.Arming.Armed armed) {
                return new Fact.Guarded(runner, armed.safeguard());
            }
            trouble = ((Safeguards.Arming.NotYet) arming).message();
        } catch (RuntimeException e) {
            trouble = failed(event, "arming call", e);
        }
        String why = trouble;
        LOG.warning(() -> "Event " + event.id() + ": " + why);
        return new Fact.Reported(runner, event.preroll().orElseThrow().token(), new Report.Unreachable(trouble));
    }

    /** Writes an answer down, on whatever the event has become meanwhile. */
    Outcome settle(Answer answer) {
        while (true) {
            Optional<Event> event = store.find(answer.id());
            if (event.isEmpty()) {
                return new Outcome(answer.reached(), new Duty.None());
            }
            Decision decision = lifecycle.decide(event.get(), answer.fact(), now());
            if (!(decision instanceof Decision.Move move)) {
                return new Outcome(answer.reached(), Duty.of(event.get(), safeguards.guards()));
            }
            if (store.commit(move.change())) {
                return new Outcome(answer.reached(), Duty.of(move.change().after(), safeguards.guards()));
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
            return new Report.Unreachable(failed(event, run.phase().word() + " call", e));
        }
    }

    private static String failed(Event event, String call, RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "Event " + event.id() + ": the " + call + " failed");
        return "The provider could not be called (" + e.getClass().getSimpleName()
                + "). It is tried again; the log of event " + event.id() + " says more.";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
