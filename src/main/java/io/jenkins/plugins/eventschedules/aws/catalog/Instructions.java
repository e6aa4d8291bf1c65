package io.jenkins.plugins.eventschedules.aws.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.account.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.ConstraintSummary;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactParameter;
import software.amazon.awssdk.services.servicecatalog.model.UsageInstruction;

/**
 * What Service Catalog says of how to fill in a product's form: labels and order ({@code metadata}), rules that hold
 * between parameters ({@code rules}), which only AWS can decide, and texts.
 */
final class Instructions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1000;

    private final Map<String, String> labels = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Instructions(DescribeProvisioningParametersResponse told) {
        told.usageInstructions().forEach(this::add);
        told.constraintSummaries().stream()
                .filter(constraint -> "TEMPLATE".equals(constraint.type()))
                .map(ConstraintSummary::description)
                .forEach(this::text);
    }

    String label(String parameter) {
        return labels.getOrDefault(parameter, parameter);
    }

    List<ProvisioningArtifactParameter> inOrder(List<ProvisioningArtifactParameter> told) {
        Map<String, ProvisioningArtifactParameter> byName = new LinkedHashMap<>();
        told.forEach(parameter -> byName.put(parameter.parameterKey(), parameter));
        List<ProvisioningArtifactParameter> ordered = new ArrayList<>();
        order.forEach(name -> Optional.ofNullable(byName.remove(name)).ifPresent(ordered::add));
        ordered.addAll(byName.values());
        return ordered;
    }

    /** For people, one to a line. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    private void add(UsageInstruction instruction) {
        switch (String.valueOf(instruction.type())) {
            case "metadata" -> json(instruction).ifPresent(this::presentation);
            case "rules" ->
                json(instruction).ifPresent(rules -> rules.findValuesAsText("AssertDescription")
                        .forEach(this::text));
            case "version" -> {}
            default -> text(instruction.value());
        }
    }

    private void presentation(JsonNode metadata) {
        JsonNode shown = metadata.has("AWS::CloudFormation::Interface")
                ? metadata.get("AWS::CloudFormation::Interface")
                : metadata;
        shown.path("ParameterLabels").properties().forEach(label -> Optional.of(
                        label.getValue().path("default").asText())
                .filter(text -> !text.isBlank())
                .ifPresent(text -> labels.put(label.getKey(), text)));
        shown.path("ParameterGroups")
                .forEach(group -> group.path("Parameters").forEach(name -> order.add(name.asText())));
    }

    private void text(String text) {
        if (text != null && !text.isBlank()) {
            texts.add(Said.of(text, LONGEST));
        }
    }

    /** Written by whoever made the product: what is no JSON instructs nobody. */
    private static Optional<JsonNode> json(UsageInstruction instruction) {
        try {
            return Optional.ofNullable(JSON.readTree(String.valueOf(instruction.value())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
