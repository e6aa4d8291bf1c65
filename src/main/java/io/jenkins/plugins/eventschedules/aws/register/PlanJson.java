package io.jenkins.plugins.eventschedules.aws.register;

import java.util.List;
import java.util.Optional;

/** A plan for programs. */
public record PlanJson(String plan, String account, String region, String principal, List<StepJson> steps) {

    /** One of its steps. */
    public record StepJson(
            String subject, Step.State state, String is, String why, Optional<String> will, Optional<String> remedy) {

        static StepJson of(Step step) {
            return new StepJson(step.subject(), step.state(), step.is(), step.why(), step.will(), step.remedy());
        }
    }

    public static PlanJson of(Plan plan) {
        return new PlanJson(
                plan.id(),
                plan.account(),
                plan.region(),
                plan.principal(),
                plan.steps().stream().map(StepJson::of).toList());
    }
}
