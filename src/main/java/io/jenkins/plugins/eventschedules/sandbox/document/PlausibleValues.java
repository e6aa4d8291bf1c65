package io.jenkins.plugins.eventschedules.sandbox.document;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.target.document.MainStep;
import io.jenkins.plugins.eventschedules.target.document.Placeholders;
import io.jenkins.plugins.eventschedules.target.document.Steps;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps of a document might have found, had they asked AWS. A value that a later branch waits for is the one
 * with which the branch goes on; one that is named like a parameter is that parameter's; the rest follows from type
 * and name.
 */
final class PlausibleValues {

    private final Map<String, String> wanted = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();
    private final Map<String, ParameterValue> arguments;

    PlausibleValues(Steps steps, Map<String, ParameterValue> arguments) {
        this.arguments = arguments;
        steps.all().stream()
                .flatMap(step -> step.choices().stream())
                .flatMap(choice -> choice.condition().comparisons())
                .filter(comparison -> Placeholders.in(comparison.value()).isEmpty())
                .forEach(comparison -> Placeholders.only(comparison.variable())
                        .ifPresent(reference -> wanted.putIfAbsent(
                                reference, comparison.operator().satisfied(comparison.value()))));
    }

    /** Outputs of one name and type have one value over a whole walk. */
    String of(MainStep step, MainStep.Output output) {
        String value = wanted.get(step.name() + "." + output.name());
        String key = output.type() + " " + output.name();
        return value != null ? value : remembered.computeIfAbsent(key, any -> guess(output));
    }

    private String guess(MainStep.Output output) {
        return switch (output.type()) {
            case INTEGER, NUMBER ->
                argument(output)
                        .filter(text -> text.matches("\\d{1,18}"))
                        .or(() -> output.name().startsWith("Baseline")
                                ? Optional.empty()
                                : new Capacity(arguments).needed())
                        .orElse("3");
            case BOOLEAN -> argument(output).orElse("true");
            case STRING -> argument(output).orElseGet(() -> text(output.name()));
            case STRING_LIST -> "sandbox-1, sandbox-2";
            case STRING_MAP -> "{}";
            case MAP_LIST -> "[]";
        };
    }

    private Optional<String> argument(MainStep.Output output) {
        return Optional.ofNullable(arguments.get(output.name()))
                .filter(ParameterValue.Text.class::isInstance)
                .map(value -> ((ParameterValue.Text) value).text())
                .filter(text -> !text.isBlank());
    }

    private static String text(String name) {
        if (name.endsWith("Arn") || name.endsWith("Role")) {
            return "arn:aws:sandbox:eu-west-1:000000000000:" + name;
        }
        if (name.endsWith("Url") || name.endsWith("Endpoint")) {
            return "https://" + name.toLowerCase(Locale.ROOT) + ".sandbox.invalid";
        }
        if (name.endsWith("Explanation") || name.endsWith("Message")) {
            return "Simulated by the sandbox: nothing was changed.";
        }
        return "sandbox-" + name;
    }
}
