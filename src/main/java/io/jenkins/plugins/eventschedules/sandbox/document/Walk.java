package io.jenkins.plugins.eventschedules.sandbox.document;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Leg;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import io.jenkins.plugins.eventschedules.target.document.MainStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Walks through a document as Systems Manager would, with plausible values where a step would have asked AWS. */
final class Walk {

    private static final int MOST_STEPS = 200;

    private final AutomationDocument document;
    private final PlausibleValues plausible;
    private final Map<String, String> known = new HashMap<>();

    Walk(AutomationDocument document, Phase phase, Map<String, ParameterValue> arguments) {
        this.document = document;
        this.plausible = new PlausibleValues(document.steps(), arguments);
        arguments.forEach((name, value) -> known.put(name, String.join(", ", value.items())));
        known.put(AutomationDocument.ACTION, phase.word());
        known.put(AutomationDocument.ROLE, "arn:aws:iam::000000000000:role/sandbox");
    }

    Course course() {
        List<Leg> legs = new ArrayList<>();
        Optional<MainStep> at = document.steps().first();
        while (at.isPresent()) {
            if (legs.size() == MOST_STEPS) {
                String why = "The document goes round: after " + MOST_STEPS + " steps it came to "
                        + at.get().name() + " again.";
                return new Course(legs, Map.of(), Optional.of(why));
            }
            MainStep step = at.get();
            legs.add(new Leg(step.name(), step.action(), weight(step.action())));
            step.outputs().forEach(output -> known.put(step.name() + "." + output.name(), plausible.of(step, output)));
            at = document.steps().after(step, this::value).stream().findFirst().flatMap(document.steps()::named);
        }
        return new Course(legs, outputs(legs), Optional.empty());
    }

    private Map<String, String> outputs(List<Leg> legs) {
        Map<String, String> outputs = new TreeMap<>();
        for (String output : document.declared()) {
            String step = output.split("\\.", 2)[0];
            boolean done = !output.contains(".")
                    || legs.stream().anyMatch(leg -> leg.name().equals(step));
            if (done) {
                value(output).ifPresent(value -> outputs.put(output, value));
            }
        }
        return outputs;
    }

    /** In a walk every reference has a value: one that no step declares is a word for it. */
    private Optional<String> value(String reference) {
        return Optional.of(known.getOrDefault(reference, "sandbox-" + reference.replaceAll("[^A-Za-z0-9]+", "-")));
    }

    private static int weight(String action) {
        return switch (action) {
            case "aws:branch" -> 1;
            case "aws:sleep", "aws:waitForAwsResourceProperty", "aws:pause", "aws:approve" -> 8;
            default -> 4;
        };
    }
}
