package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.event.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan for people. */
public final class PlanLines {

    private PlanLines() {}

    public static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("In the account " + plan.account() + ", " + plan.region() + ", for " + plan.principal() + ":");
        plan.steps().forEach(step -> lines.addAll(lines(step)));
        return lines.stream().map(Printable::of).toList();
    }

    private static List<String> lines(Step step) {
        String sign =
                switch (step.state()) {
                    case FINE -> "ok      ";
                    case CHANGE -> "change  ";
                    case PROBLEM -> "problem ";
                };
        List<String> lines = new ArrayList<>();
        lines.add(sign + step.subject() + ": " + step.is() + " " + step.why());
        Optional<String> next = step.will().map(will -> "Would " + will + ".").or(step::remedy);
        next.ifPresent(text -> lines.add("        " + text));
        return lines;
    }
}
