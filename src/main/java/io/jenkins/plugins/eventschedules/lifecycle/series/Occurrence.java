package io.jenkins.plugins.eventschedules.lifecycle.series;

import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a series that may be made.
 *
 * @param date on which it starts, by the wall of its zone
 * @param start the two moments as they were understood; the end is after the start unless the verdict says otherwise
 * @param verdict what came of the draft on this date
 * @param more what only its neighbours tell
 */
public record Occurrence(LocalDate date, Instant start, Instant end, Verdict verdict, List<Notice> more) {

    /** What is wrong with this date, rather than with the draft on any date. */
    public List<FieldProblem> problems() {
        return verdict.problems().stream()
                .filter(problem -> isOfDate(problem.pointer()))
                .toList();
    }

    public List<Notice> notices() {
        List<Notice> all = new ArrayList<>(verdict.notices().stream()
                .filter(notice -> isAboutTime(notice.pointer()))
                .toList());
        all.addAll(more);
        return all;
    }

    static boolean isOfDate(String pointer) {
        return pointer.startsWith("/window/start") || pointer.startsWith("/window/end");
    }

    /** Whether a lead is too long to be kept to depends on the date as well. */
    private static boolean isAboutTime(String pointer) {
        return isOfDate(pointer) || pointer.equals("/lead");
    }
}
