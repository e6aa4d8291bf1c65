package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.series.SeriesDraft;
import java.util.ArrayList;
import java.util.List;

/** Reads a series from JSON: its shape only. */
public final class SeriesReader {

    /** More than a series can have. */
    private static final int MOST_EXCEPTIONS = 500;

    private SeriesReader() {}

    /**
     * A series, with all that is wrong with its shape.
     *
     * @param draft the same draft that the series holds, with the problems of its own shape
     * @param problems of the rest
     */
    public record Reading(SeriesDraft series, DraftReader.Reading draft, List<FieldProblem> problems) {

        /** These problems with those that were found in substance. */
        public List<FieldProblem> with(List<FieldProblem> found) {
            List<FieldProblem> all = new ArrayList<>(problems);
            all.addAll(draft.with(found));
            return all;
        }

        public boolean isWellShaped() {
            return problems.isEmpty() && draft.problems().isEmpty();
        }
    }

    public static Reading read(JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = Fields.of(body, "", problems);
        JsonNode draft = fields.take("draft");
        String rule = fields.text("rule");
        JsonNode except = fields.take("except");
        fields.nothingElse();
        boolean absent = Fields.isAbsent(draft);
        if (absent) {
            problems.add(new FieldProblem("/draft", "Give the draft of an occurrence."));
        }
        DraftReader.Reading reading = DraftReader.read(absent ? MissingNode.getInstance() : draft);
        return new Reading(new SeriesDraft(reading.draft(), rule, dates(except, problems)), reading, problems);
    }

    private static List<String> dates(JsonNode except, List<FieldProblem> problems) {
        List<String> dates = new ArrayList<>();
        if (Fields.isAbsent(except)) {
            return dates;
        }
        if (!except.isArray() || except.size() > MOST_EXCEPTIONS) {
            problems.add(new FieldProblem("/except", "Give a list of up to " + MOST_EXCEPTIONS + " dates."));
            return dates;
        }
        except.forEach(date -> dates.add(date.isTextual() ? date.textValue() : ""));
        return dates;
    }
}
