package io.jenkins.plugins.eventschedules.lifecycle.series;

import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a series.
 *
 * @param problems of the rule, its exceptions, and the draft on whichever date
 * @param notices of the same
 * @param occurrences by start; none when the rule cannot be understood
 */
public record SeriesVerdict(List<FieldProblem> problems, List<Notice> notices, List<Occurrence> occurrences) {

    public SeriesVerdict {
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
        occurrences = List.copyOf(occurrences);
    }

    /** Everything that is in the way of making all of them, each problem of an occurrence with its date. */
    public List<FieldProblem> allProblems() {
        List<FieldProblem> all = new ArrayList<>(problems);
        for (Occurrence occurrence : occurrences) {
            occurrence.problems().stream()
                    .map(problem -> new FieldProblem(problem.pointer(), occurrence.date() + ": " + problem.message()))
                    .forEach(all::add);
        }
        return all;
    }

    /** The plans of all occurrences, where there are no problems. */
    public List<Plan> plans() {
        return occurrences.stream()
                .map(occurrence -> occurrence.verdict().plan().orElseThrow())
                .toList();
    }
}
