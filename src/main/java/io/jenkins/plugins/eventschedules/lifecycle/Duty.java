package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Optional;

/**
 * The one call to a provider that an event owes next. It follows from the stored event alone, so that whoever loads
 * the event after a crash owes the same.
 */
public sealed interface Duty {

    /** Arm the event's dead man's switch, or move it to where the event now ends. */
    record Guard() implements Duty {}

    /** Start this attempt: it is claimed, but the provider has not confirmed it. */
    record Start(PhaseRun run) implements Duty {}

    /** Look how this attempt goes. */
    record Follow(PhaseRun run) implements Duty {}

    /** Make sure that this attempt is not going on any more, before anything is taken down. */
    record Stop(PhaseRun run) implements Duty {}

    /** Nothing is owed. */
    record None() implements Duty {}

    /**
     * What an event owes where resources have dead man's switches: it is armed before anything is started, so that
     * nothing is ever up without it, and moved whenever a person changed the event. Once resources are being taken down
     * it stays as it is.
     *
     * @param guards whether they have
     */
    static Duty of(Event event, boolean guards) {
        boolean needed = event.status() == Status.DEPLOYING || event.status() == Status.LIVE;
        boolean armed = event.safeguard()
                .filter(safeguard -> safeguard.revision() == event.revision())
                .isPresent();
        return guards && needed && !armed ? new Guard() : of(event);
    }

    static Duty of(Event event) {
        return switch (event.status()) {
            case DEPLOYING -> startOrFollow(event.preroll().orElseThrow());
            case TEARING_DOWN -> {
                // A preroll that still runs could bring up again what the postroll takes down.
                Optional<PhaseRun> going = event.preroll().filter(PhaseRun::isRunning);
                yield going.isPresent()
                        ? new Stop(going.get())
                        : startOrFollow(event.postroll().orElseThrow());
            }
            case SCHEDULED, LIVE, ENDED, MISSED, CANCELLED, FAILED, TEARDOWN_FAILED -> new None();
        };
    }

    private static Duty startOrFollow(PhaseRun run) {
        return run.isStarted() ? new Follow(run) : new Start(run);
    }
}
