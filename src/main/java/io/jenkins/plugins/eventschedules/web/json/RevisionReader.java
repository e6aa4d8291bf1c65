package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/** Reads on which revision of an event a person decided. */
public final class RevisionReader {

    private RevisionReader() {}

    /**
     * A decision.
     *
     * @param revision zero where there are problems
     * @param rest what else the body said
     */
    public record Decided(long revision, JsonNode rest, List<FieldProblem> problems) {

        public Decided {
            problems = List.copyOf(problems);
        }
    }

    /** The revision with something else beside it. */
    public static Decided among(JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        Long revision = Fields.of(body, "", problems).whole("revision");
        if (problems.isEmpty() && (revision == null || revision < 1)) {
            problems.add(new FieldProblem("/revision", "Say which revision of the event you have seen."));
        }
        JsonNode rest = body.deepCopy();
        if (rest instanceof ObjectNode object) {
            object.remove("revision");
        }
        return new Decided(revision == null ? 0 : revision, rest, problems);
    }

    /** The revision and nothing else. */
    public static Decided alone(JsonNode body) {
        Decided decided = among(body);
        List<FieldProblem> problems = new ArrayList<>(decided.problems());
        if (decided.rest().isObject()) {
            Fields.of(decided.rest(), "", problems).nothingElse();
        }
        return new Decided(decided.revision(), decided.rest(), problems);
    }
}
