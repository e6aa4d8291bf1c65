package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a person wants checked: a draft alone, or a draft as the next plan of an event. */
public final class QuestionReader {

    private QuestionReader() {}

    /**
     * What to check.
     *
     * @param event the id of the event whose plan it would be
     * @param problems of the question itself; those of its draft are the draft's
     */
    public record Question(DraftReader.Reading draft, Optional<String> event, List<FieldProblem> problems) {}

    public static Question read(JsonNode body) {
        if (!body.has("draft") && !body.has("event")) {
            return new Question(DraftReader.read(body), Optional.empty(), List.of());
        }
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = Fields.of(body, "", problems);
        JsonNode draft = fields.take("draft");
        Optional<String> event = Optional.ofNullable(fields.text("event"));
        fields.nothingElse();
        if (Fields.isAbsent(draft)) {
            problems.add(new FieldProblem("/draft", "Give the draft to check."));
        }
        return new Question(DraftReader.read(draft), event, problems);
    }
}
