package io.jenkins.plugins.eventschedules.aws.safeguard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.account.Partition;
import io.jenkins.plugins.eventschedules.aws.automation.AutomationRequests;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.product.ProvisionedName;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The call that takes an event's resources down, as a schedule makes it: the same as the controller's own, with the
 * same token, so that the two are one if both are made. It holds no secret: a takedown needs none.
 *
 * @param arn of the universal target
 * @param input JSON
 */
record Takedown(String arn, String input) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param role with which documents work */
    static Takedown of(Event event, Region region, Optional<String> role, EventTags tags) {
        String token = PhaseRun.tokenOf(event.id(), event.revision(), Phase.POSTROLL);
        PhaseRun run = PhaseRun.claimed(
                event.id(),
                event.revision(),
                Phase.POSTROLL,
                event.plan().window().end(),
                Duration.ofHours(1));
        String services = "arn:" + Partition.of(region).id() + ":scheduler:::aws-sdk:";
        return switch (event.plan().target().type()) {
            case AUTOMATION ->
                new Takedown(services + "ssm:startAutomationExecution", json(automation(event, run, role, tags)));
            case PRODUCT ->
                new Takedown(
                        services + "servicecatalog:terminateProvisionedProduct",
                        json(Map.of("ProvisionedProductName", ProvisionedName.of(event), "TerminateToken", token)));
        };
    }

    private static Map<String, Object> automation(
            Event event, PhaseRun run, Optional<String> role, EventTags eventTags) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("DocumentName", event.plan().target().name());
        input.put("DocumentVersion", event.plan().target().version());
        input.put("Parameters", AutomationRequests.parameters(event, run, role));
        input.put("ClientToken", AutomationRequests.clientToken(run));
        List<Map<String, String>> tags = new ArrayList<>();
        eventTags.of(event).forEach((key, value) -> tags.add(Map.of("Key", key, "Value", value)));
        input.put("Tags", tags);
        return input;
    }

    private static String json(Map<String, ?> input) {
        try {
            return JSON.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts can always be written", e);
        }
    }
}
