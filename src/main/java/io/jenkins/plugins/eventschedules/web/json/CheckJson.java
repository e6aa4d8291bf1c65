package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What would come of a draft. */
public record CheckJson(
        List<FieldProblem> problems, List<Notice> notices, Optional<Preview> preview, List<ConflictJson> conflicts) {

    /** The times as they were understood. */
    public record Preview(Instant prerollAt, Instant start, Instant end, ZoneId zone) {}

    /**
     * What came of it.
     *
     * @param problems all of them, in shape and in substance
     */
    public static CheckJson of(List<FieldProblem> problems, Verdict verdict, List<Event> conflicts) {
        return new CheckJson(
                problems,
                verdict.notices(),
                verdict.plan().filter(plan -> problems.isEmpty()).map(CheckJson::preview),
                conflicts.stream().map(ConflictJson::of).toList());
    }

    private static Preview preview(Plan plan) {
        return new Preview(
                plan.prerollAt(),
                plan.window().start(),
                plan.window().end(),
                plan.window().zone());
    }
}
