package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/** Reads of which event a person takes an orphan to be: the confirmation that they looked at it. */
public final class RemovalReader {

    private RemovalReader() {}

    /** @throws RefusedException when it is not said, or something else is */
    public static EventId event(JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = Fields.of(body, "", problems);
        String event = fields.text("event");
        fields.nothingElse();
        if (problems.isEmpty() && !EventId.isWellFormed(event)) {
            problems.add(new FieldProblem("/event", "Give the id of the event that it names, as the list tells it."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(problems));
        }
        return new EventId(event);
    }
}
