package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What came of a draft.
 *
 * @param plan present exactly when there are no problems
 * @param notices what a person should know, whether or not there are problems
 */
public record Verdict(Optional<Plan> plan, List<FieldProblem> problems, List<Notice> notices) {

    public Verdict {
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
        if (plan.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a draft either makes a plan or has problems");
        }
    }
}
