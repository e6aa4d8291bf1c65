package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.admission.BusinessFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a version of a target wants to know. */
public record ParametersJson(List<ParameterJson> parameters) {

    /**
     * One parameter.
     *
     * @param filledFrom the field of a draft from which its value follows; nobody types it then
     */
    public record ParameterJson(
            String name,
            ParameterType type,
            String declaredType,
            String label,
            String description,
            boolean required,
            @JsonProperty("default") Optional<ParameterValue> defaultValue,
            boolean noEcho,
            Optional<String> filledFrom,
            Optional<String> constraintDescription,
            ParameterSpec.Constraints constraints) {}

    public static ParametersJson of(List<ParameterSpec> specs) {
        return new ParametersJson(specs.stream().map(ParametersJson::parameter).toList());
    }

    private static ParameterJson parameter(ParameterSpec spec) {
        return new ParameterJson(
                spec.name(),
                spec.type(),
                spec.declaredType(),
                spec.label(),
                spec.description(),
                spec.required(),
                // The default of a NoEcho parameter is a secret that its template gives away; we do not pass it on.
                spec.defaultValue().filter(value -> !spec.noEcho()),
                spec.noEcho(),
                Stream.of(BusinessFacts.values())
                        .filter(fact -> fact.parameter().equals(spec.name()))
                        .map(ParametersJson::field)
                        .findFirst(),
                spec.constraintDescription(),
                spec.constraints());
    }

    private static String field(BusinessFacts fact) {
        return switch (fact) {
            case EXPECTED_AUDIENCE -> "audience";
            case CRITICALITY -> "criticality";
        };
    }
}
