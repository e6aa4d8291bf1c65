package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.BadCursorException;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.Problem;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is thrown, as a problem; what nobody expected goes to the log in full and to the caller as a number. */
final class Faults {

    private static final Logger LOGGER = Logger.getLogger(Faults.class.getName());
    private static final Duration STORE_WAIT = Duration.ofSeconds(5);

    private Faults() {}

    static Problem problem(Throwable thrown) {
        if (thrown instanceof ProblemException known) {
            return known.problem();
        }
        if (thrown instanceof RefusedException refused && refused.refusal() instanceof Refusal.Invalid invalid) {
            return new Problem.Invalid(invalid.message(), invalid.problems());
        }
        if (thrown instanceof KeyReusedException reused) {
            return new Problem.Plain(Kind.KEY_REUSED, reused.getMessage());
        }
        if (thrown instanceof BadCursorException bad) {
            return new Problem.Plain(Kind.BAD_QUERY, bad.getMessage());
        }
        if (thrown instanceof StoreException store) {
            LOGGER.log(Level.WARNING, "The store cannot serve the API", store);
            return new Problem.Later(Kind.UNAVAILABLE, store.getMessage(), STORE_WAIT);
        }
        String incident = UUID.randomUUID().toString();
        LOGGER.log(Level.SEVERE, thrown, () -> "Incident " + incident + " in the API of Event Schedules");
        return new Problem.Plain(
                Kind.INTERNAL, "Tell an administrator: the log has the details under incident " + incident + ".");
    }
}
