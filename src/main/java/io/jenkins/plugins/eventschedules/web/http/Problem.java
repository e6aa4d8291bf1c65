package io.jenkins.plugins.eventschedules.web.http;

import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.EventJson;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Why a request was not carried out. Nothing was changed. */
public sealed interface Problem {

    Kind kind();

    /** What happened and what to do next, for a person. */
    String detail();

    /** What the answer's head has to say beside the body. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** One that needs no more than words. */
    record Plain(Kind kind, String detail) implements Problem {}

    /** Some fields of the body are wrong; all of them at once. */
    record Invalid(String detail, List<FieldProblem> errors) implements Problem {
        public Invalid {
            errors = List.copyOf(errors);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The event is not what the request took it for. */
    record Conflict(Kind kind, String detail, EventJson current) implements Problem {}

    /** Nobody asks. */
    record NotAuthenticated(String challenge) implements Problem {
        @Override
        public Kind kind() {
            return Kind.NOT_AUTHENTICATED;
        }

        @Override
        public String detail() {
            return "Log in and ask again.";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("WWW-Authenticate", challenge);
        }
    }

    /** The place exists, but not for this method. */
    record MethodNotAllowed(Collection<String> allowed) implements Problem {
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public Kind kind() {
            return Kind.METHOD_NOT_ALLOWED;
        }

        @Override
        public String detail() {
            return "Here you can use " + String.join(", ", allowed) + ".";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Allow", String.join(", ", allowed));
        }
    }

    /** The same request may do well later. */
    record Later(Kind kind, String detail, Duration patience) implements Problem {
        @Override
        public Map<String, String> headers() {
            long seconds = patience.plusMillis(999).toSeconds();
            return Map.of("Retry-After", Long.toString(Math.max(1, seconds)));
        }
    }
}
