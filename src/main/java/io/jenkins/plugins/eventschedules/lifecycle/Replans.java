package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What becomes of an event whose owner wants another plan. */
final class Replans {

    private Replans() {}

    static Decision whileScheduled(Event event, Plan plan, Actor person, Instant now) {
        return replan(event, plan, person, now);
    }

    /** Once resources come up, what they are and when they came cannot change any more. */
    static Decision whileRunning(Event event, Plan plan, Actor person, Instant now) {
        Plan before = event.plan();
        List<FieldProblem> problems = new ArrayList<>();
        fixed(problems, "/window/start", before.window().start(), plan.window().start());
        fixed(problems, "/lead", before.lead(), plan.lead());
        fixed(problems, "/target", before.target(), plan.target());
        fixed(problems, "/parameters", before.parameters(), plan.parameters());
        if (!before.derived().equals(plan.derived())) {
            String pointer = before.audience().equals(plan.audience()) ? "/criticality" : "/audience";
            problems.add(new FieldProblem(
                    pointer, "The target was sized by this when the event began; it cannot change any more."));
        }
        return problems.isEmpty()
                ? replan(event, plan, person, now)
                : new Decision.Refuse(new Refusal.Invalid(problems));
    }

    private static void fixed(List<FieldProblem> problems, String pointer, Object before, Object after) {
        if (!before.equals(after)) {
            problems.add(new FieldProblem(pointer, "The event has begun; this cannot change any more."));
        }
    }

    private static Decision replan(Event event, Plan plan, Actor person, Instant now) {
        if (plan.equals(event.plan())) {
            return new Decision.Stay();
        }
        Happening happening = kindOf(event.plan(), plan);
        String message =
                switch (happening) {
                    case EXTENDED -> "Extended to " + plan.window().end();
                    case SHORTENED -> "Shortened to " + plan.window().end();
                    case RESCHEDULED ->
                        "Moved to " + plan.window().start() + " - "
                                + plan.window().end() + ", lead " + Words.of(plan.lead());
                    default -> "Edited";
                };
        return Moves.move(event, event.next(now).revised().plan(plan).done(), person, happening, message);
    }

    private static Happening kindOf(Plan before, Plan after) {
        boolean startMoved = !before.prerollAt().equals(after.prerollAt())
                || !before.window().start().equals(after.window().start());
        int end = after.window().end().compareTo(before.window().end());
        if (startMoved) {
            return Happening.RESCHEDULED;
        }
        return end > 0 ? Happening.EXTENDED : end < 0 ? Happening.SHORTENED : Happening.EDITED;
    }
}
