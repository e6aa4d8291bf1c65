package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request that has nothing to say: an empty JSON object. It is asked for all the same, because a form of
 * another site can send no JSON.
 */
public final class NoFields {

    private NoFields() {}

    /** @throws RefusedException when there is a field, or no object */
    public static void require(JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields.of(body, "", problems).nothingElse();
        if (Fields.isAbsent(body)) {
            problems.add(new FieldProblem("", "Give a JSON object."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(problems));
        }
    }
}
