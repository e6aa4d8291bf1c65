package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.series.Occurrence;
import io.jenkins.plugins.eventschedules.lifecycle.series.SeriesVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What would come of a series. */
public record SeriesCheckJson(List<FieldProblem> problems, List<Notice> notices, List<OccurrenceJson> occurrences) {

    /** One event that may be made. */
    public record OccurrenceJson(
            LocalDate date,
            SpanJson window,
            List<FieldProblem> problems,
            List<Notice> notices,
            List<ConflictJson> conflicts) {}

    /** A window as it was understood, even where it is none. */
    public record SpanJson(Instant start, Instant end, String zone) {}

    /**
     * What came of it.
     *
     * @param problems all but those of single occurrences
     */
    public static SeriesCheckJson of(
            List<FieldProblem> problems,
            SeriesVerdict verdict,
            String zone,
            Function<Occurrence, List<Event>> conflicts) {
        return new SeriesCheckJson(
                problems,
                verdict.notices(),
                verdict.occurrences().stream()
                        .map(each -> new OccurrenceJson(
                                each.date(),
                                new SpanJson(each.start(), each.end(), zone),
                                each.problems(),
                                each.notices(),
                                conflicts.apply(each).stream()
                                        .map(ConflictJson::of)
                                        .toList()))
                        .toList());
    }
}
