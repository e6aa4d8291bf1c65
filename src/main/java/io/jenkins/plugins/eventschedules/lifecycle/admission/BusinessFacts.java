package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What the owner of an event thinks in, and the parameters by which a target takes it: a target that declares one of
 * these names is sized from the business facts, and nobody types its value.
 */
public enum BusinessFacts {
    EXPECTED_AUDIENCE("ExpectedAudience", "/audience") {
        @Override
        Optional<ParameterValue> value(ParameterSpec spec, Optional<Long> audience, Criticality criticality) {
            return audience.map(count ->
                    ParameterValue.of(sizeFor(spec, count).orElse(count).toString()));
        }
    },
    CRITICALITY("Criticality", "/criticality") {
        @Override
        Optional<ParameterValue> value(ParameterSpec spec, Optional<Long> audience, Criticality criticality) {
            return Optional.of(ParameterValue.of(criticality.name().toLowerCase(Locale.ROOT)));
        }
    };

    private final String parameter;
    private final String pointer;

    BusinessFacts(String parameter, String pointer) {
        this.parameter = parameter;
        this.pointer = pointer;
    }

    /** The parameter that this fact fills. */
    public String parameter() {
        return parameter;
    }

    /** The field of a draft that this fact is. */
    String pointer() {
        return pointer;
    }

    abstract Optional<ParameterValue> value(ParameterSpec spec, Optional<Long> audience, Criticality criticality);

    public static Optional<BusinessFacts> filling(ParameterSpec spec) {
        for (BusinessFacts fact : values()) {
            if (fact.parameter.equals(spec.name())) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /**
     * The smallest size that holds so many people, where a target comes in sizes: CloudFormation cannot compare
     * numbers, so a template can only list them as allowed values.
     */
    private static Optional<Long> sizeFor(ParameterSpec spec, long audience) {
        return spec.constraints().allowedValues().stream()
                .filter(size -> size.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .filter(size -> size >= audience)
                .min(Long::compare);
    }
}
