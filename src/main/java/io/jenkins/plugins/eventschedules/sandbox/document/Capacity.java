package io.jenkins.plugins.eventschedules.sandbox.document;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import java.util.Map;
import java.util.Optional;

/**
 * How many of something an event needs: the expected audience over what one can serve ({@code UsersPerTask}), no more
 * than the most allowed ({@code MaximumTasks}). Documents compute this in a script, which the sandbox does not run.
 */
public record Capacity(Map<String, ParameterValue> arguments) {

    public Optional<String> needed() {
        Optional<Long> audience = number("ExpectedAudience");
        Optional<Long> each = number("UsersPer");
        if (audience.isEmpty() || each.isEmpty()) {
            return Optional.empty();
        }
        long needed = (audience.get() + each.get() - 1) / each.get();
        return Optional.of(Long.toString(Math.max(
                1, number("Maximum").map(most -> Math.min(most, needed)).orElse(needed))));
    }

    /** The value of the first parameter whose name begins like this, if it is a positive number. */
    private Optional<Long> number(String prefix) {
        return arguments.entrySet().stream()
                .filter(argument -> argument.getKey().startsWith(prefix))
                .map(argument -> String.join(",", argument.getValue().items()))
                .filter(text -> text.matches("0*[1-9]\\d{0,14}"))
                .map(Long::valueOf)
                .findFirst();
    }
}
