package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the choices of an {@code aws:branch}. */
final class ReadBranch {

    private final Faults faults;

    ReadBranch(Faults faults) {
        this.faults = faults;
    }

    List<MainStep.Choice> choices(String step, Fields inputs) {
        List<MainStep.Choice> choices = new ArrayList<>();
        for (Node item : inputs.items("Choices")) {
            if (!(item instanceof Node.Mapping mapping)) {
                faults.at(item.line(), "a choice of " + step + " must be a mapping.");
                continue;
            }
            Fields fields = new Fields("a choice of " + step, mapping, faults);
            Optional<String> next = fields.text("NextStep");
            if (next.isEmpty()) {
                faults.at(item.line(), "a choice of " + step + " has no NextStep.");
            }
            Optional<Condition> condition = condition(fields);
            if (next.isPresent() && condition.isPresent()) {
                choices.add(new MainStep.Choice(next.get(), condition.get(), item.line()));
            }
        }
        if (inputs.items("Choices").isEmpty()) {
            faults.at(inputs.mapping().line(), step + " is an aws:branch without Choices.");
        }
        return choices;
    }

    private Optional<Condition> condition(Fields fields) {
        if (fields.mapping().get("And").isPresent()) {
            return Optional.of(new Condition.And(conditions(fields, "And")));
        }
        if (fields.mapping().get("Or").isPresent()) {
            return Optional.of(new Condition.Or(conditions(fields, "Or")));
        }
        if (fields.mapping().get("Not").isPresent()) {
            return fields.mapping("Not")
                    .flatMap(inner -> condition(new Fields(fields.what(), inner, faults)))
                    .map(Condition.Not::new);
        }
        return comparison(fields);
    }

    private List<Condition> conditions(Fields fields, String key) {
        List<Condition> conditions = new ArrayList<>();
        for (Node item : fields.items(key)) {
            if (item instanceof Node.Mapping mapping) {
                condition(new Fields(fields.what(), mapping, faults)).ifPresent(conditions::add);
            } else {
                faults.at(item.line(), key + " of " + fields.what() + " must be a list of conditions.");
            }
        }
        return conditions;
    }

    private Optional<Condition> comparison(Fields fields) {
        for (String key : fields.mapping().entries().keySet()) {
            Optional<Operator> operator = Operator.of(key);
            Optional<String> variable = fields.text("Variable");
            if (operator.isPresent() && variable.isPresent()) {
                return fields.text(key).map(value -> new Condition.Comparison(variable.get(), operator.get(), value));
            }
        }
        faults.at(
                fields.mapping().line(),
                fields.what() + " needs a Variable and one of " + Operator.words() + ", or And, Or or Not.");
        return Optional.empty();
    }
}
