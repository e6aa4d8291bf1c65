package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a person typed from JSON: its shape only; whether it makes sense is for the admission to say. */
public final class DraftReader {

    private DraftReader() {}

    /**
     * A draft, with all that is wrong with its shape. Fields of a wrong shape are not given in the draft.
     */
    public record Reading(Draft draft, List<FieldProblem> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }

        /** These problems with those that the admission found, except where it only missed what had a wrong shape. */
        public List<FieldProblem> with(List<FieldProblem> found) {
            List<FieldProblem> all = new ArrayList<>(problems);
            found.stream().filter(problem -> !follows(problem)).forEach(all::add);
            return all;
        }

        private boolean follows(FieldProblem found) {
            return problems.stream()
                    .map(FieldProblem::pointer)
                    .anyMatch(misshapen -> found.pointer().concat("/").startsWith(misshapen + "/"));
        }
    }

    public static Reading read(JsonNode json) {
        List<FieldProblem> problems = new ArrayList<>();
        return new Reading(draft(json, problems), problems);
    }

    /**
     * What a merge patch makes of a draft. The problems are those of the patch itself, so that an unknown field is told
     * even when the patch only removes it.
     */
    public static Reading patched(Draft before, JsonNode patch) {
        JsonNode merged = patch.isObject() ? MergePatch.apply(DraftJson.of(before), patch) : patch;
        Draft after = draft(merged, new ArrayList<>());
        // Not given means as it was, but taken away means none.
        Draft placed = patch.path("folder").isNull() ? after.in("") : after;
        return new Reading(placed, read(patch).problems());
    }

    private static Draft draft(JsonNode json, List<FieldProblem> problems) {
        Fields fields = Fields.of(json, "", problems);
        Fields window = fields.object("window");
        Fields target = fields.object("target");
        Draft draft = new Draft(
                fields.text("name"),
                fields.text("notes"),
                window.text("start"),
                window.text("end"),
                window.text("zone"),
                fields.text("lead"),
                fields.whole("audience"),
                fields.text("criticality"),
                fields.text("performanceTarget"),
                target.text("type"),
                target.text("name"),
                target.text("version"),
                parameters(fields.take("parameters"), problems),
                fields.text("folder"));
        window.nothingElse();
        target.nothingElse();
        fields.nothingElse();
        return draft;
    }

    private static Map<String, ParameterValue> parameters(JsonNode json, List<FieldProblem> problems) {
        return Fields.isAbsent(json) ? Map.of() : ParameterReader.read(json, "/parameters", problems);
    }
}
