package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import java.util.function.Function;

/** Changes the event as it is, whoever changed it a moment ago: a script means what it says. */
final class ChangeLatest {

    private static final int ATTEMPTS = 5;

    private ChangeLatest() {}

    static <T> T of(Event event, Function<Event, T> change) {
        Event latest = event;
        for (int attempt = 1; ; attempt++) {
            try {
                return change.apply(latest);
            } catch (RefusedException e) {
                if (attempt == ATTEMPTS || !(e.refusal() instanceof Refusal.Stale stale)) {
                    throw e;
                }
                latest = stale.current();
            }
        }
    }
}
