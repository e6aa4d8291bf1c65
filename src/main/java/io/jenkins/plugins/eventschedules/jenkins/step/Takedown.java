package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings an event of a build to its end, one look after the other. */
final class Takedown {

    private static final Logger LOG = Logger.getLogger(Takedown.class.getName());

    private Takedown() {}

    /**
     * Asks for the end where nobody has, whatever the build may do by now: it is its own event.
     *
     * @return whether nothing more will come of waiting
     */
    static boolean advance(Event event, Actor actor) {
        switch (event.status()) {
            case SCHEDULED, DEPLOYING -> ask(event, new Command.Cancel(), actor);
            case LIVE -> ask(event, new Command.EndNow(), actor);
            case TEARING_DOWN -> {
                // Under way.
            }
            case ENDED, MISSED, CANCELLED, FAILED, TEARDOWN_FAILED -> {
                return true;
            }
        }
        return false;
    }

    /** Whether resources may still be there. */
    static boolean failed(Event event) {
        return event.status() == Status.TEARDOWN_FAILED;
    }

    private static void ask(Event event, Command command, Actor actor) {
        House.get().room(event.environment()).ifPresent(room -> {
            try {
                room.environment().schedules().ask(event.id(), event.revision(), command, actor);
            } catch (RefusedException e) {

                // It moved on meanwhile; the next look sees where it is.
                LOG.log(Level.FINE, "{0} was not ended: {1}", new Object[] {event.id(), e.getMessage()});
            }
        });
    }
}
