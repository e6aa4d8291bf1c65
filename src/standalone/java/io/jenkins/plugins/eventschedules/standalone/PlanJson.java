package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.register.Plan;
import io.jenkins.plugins.eventschedules.aws.register.Step;
import java.util.List;
import java.util.Optional;

/** A plan for programs. */
record PlanJson(String plan, String account, String region, String principal, List<StepJson> steps) {

    /** One of its steps. */
    record StepJson(
            String subject, Step.State state, String is, String why, Optional<String> will, Optional<String> remedy) {

        static StepJson of(Step step) {
            return new StepJson(step.subject(), step.state(), step.is(), step.why(), step.will(), step.remedy());
        }
    }

    static PlanJson of(Plan plan) {
        return new PlanJson(
                plan.id(),
                plan.account(),
                plan.region(),
                plan.principal(),
                plan.steps().stream().map(StepJson::of).toList());
    }
}
