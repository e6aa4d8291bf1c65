package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactParameter;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningParameter;

/**
 * The one place that turns an event's values into those of a product. It is made at the moment of the call, from what
 * the product asks for at that moment, and holds secrets: it has no text of its own.
 */
final class ProvisioningInput {

    private final Map<String, ProvisioningArtifactParameter> asked = new LinkedHashMap<>();
    private final Secrets secrets;

    ProvisioningInput(List<ProvisioningArtifactParameter> asked, Secrets secrets) {
        asked.forEach(parameter -> this.asked.put(parameter.parameterKey(), parameter));
        this.secrets = secrets;
    }

    /** @return why the product cannot be launched with the event's values; empty when it can */
    Optional<String> obstacle(Event event) {
        Map<String, ParameterValue> given = event.plan().allParameters();
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(asked.keySet());
        if (!unknown.isEmpty()) {
            return Optional.of("The product was changed since the event was planned: it no longer takes "
                    + String.join(", ", unknown) + ".");
        }
        for (ProvisioningArtifactParameter parameter : asked.values()) {
            ParameterValue value = given.get(parameter.parameterKey());
            if (value == null && parameter.defaultValue() == null) {
                return Optional.of("The product was changed since the event was planned: it now needs a value for "
                        + parameter.parameterKey() + ".");
            }
            if (value != null && isSecret(parameter) && reveal(value, event).isEmpty()) {
                return Optional.of("The secret of the parameter " + parameter.parameterKey()
                        + " is not there, or may not be read. Choose another one, or put it back.");
            }
        }
        return Optional.empty();
    }

    /** CloudFormation takes a list as one text with commas. */
    List<ProvisioningParameter> parameters(Event event) {
        List<ProvisioningParameter> parameters = new ArrayList<>();
        event.plan()
                .allParameters()
                .forEach((name, value) -> parameters.add(ProvisioningParameter.builder()
                        .key(name)
                        .value(
                                isSecret(asked.get(name))
                                        ? reveal(value, event).orElseThrow()
                                        : String.join(",", value.items()))
                        .build()));
        return parameters;
    }

    private Optional<String> reveal(ParameterValue id, Event event) {
        return id instanceof ParameterValue.Text text
                ? secrets.reveal(text.text(), event.origin().folder())
                : Optional.empty();
    }

    private static boolean isSecret(ProvisioningArtifactParameter parameter) {
        return Boolean.TRUE.equals(parameter.isNoEcho());
    }
}
