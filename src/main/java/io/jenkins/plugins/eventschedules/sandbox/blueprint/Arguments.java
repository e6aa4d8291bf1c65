package io.jenkins.plugins.eventschedules.sandbox.blueprint;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values that a target runs with: what was given, else the default. A secret is stars, here already. */
public final class Arguments {

    private static final ParameterValue STARS = ParameterValue.of("****");

    private Arguments() {}

    public static Map<String, ParameterValue> of(Iterable<ParameterSpec> specs, Map<String, ParameterValue> given) {
        Map<String, ParameterValue> values = new TreeMap<>();
        for (ParameterSpec spec : specs) {
            if (spec.noEcho()) {
                values.put(spec.name(), STARS);
            } else {
                Optional.ofNullable(given.get(spec.name()))
                        .or(spec::defaultValue)
                        .ifPresent(value -> values.put(spec.name(), value));
            }
        }
        return values;
    }
}
