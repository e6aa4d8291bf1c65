package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Why a person's request was refused, with nothing changed. */
public sealed interface Refusal {

    /** For a person: what is wrong and what to do. */
    String message();

    /** There is no such event in this environment. */
    record Unknown(EventId id) implements Refusal {
        @Override
        public String message() {
            return "There is no event " + id + " here. It may have been deleted.";
        }
    }

    /** Somebody changed the event after the person looked at it. */
    record Stale(Event current) implements Refusal {
        @Override
        public String message() {
            return "The event was changed meanwhile: it is at revision " + current.revision()
                    + " now. Look at it again and decide anew.";
        }
    }

    /** The event's status does not allow it. */
    record WrongStatus(Event current, String message) implements Refusal {}

    /** What was typed cannot be accepted; all problems at once. */
    record Invalid(List<FieldProblem> problems) implements Refusal {
        public Invalid {
            problems = List.copyOf(problems);
        }

        @Override
        public String message() {
            String count = problems.size() == 1 ? "One field needs" : problems.size() + " fields need";
            return problems.stream()
                    .map(problem -> problem.pointer() + ": " + problem.message())
                    .collect(Collectors.joining(" ", count + " another value. ", ""));
        }
    }
}
