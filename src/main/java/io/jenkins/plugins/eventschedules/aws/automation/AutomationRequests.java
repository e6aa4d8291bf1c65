package io.jenkins.plugins.eventschedules.aws.automation;

import io.jenkins.plugins.eventschedules.aws.account.Sessions;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * The one place that turns an event into the start of an automation.
 *
 * @param role with which documents work; absent means that each brings its own
 */
public record AutomationRequests(Optional<String> role, EventTags tags, Sessions sessions) {

    StartAutomationExecutionRequest start(Event event, PhaseRun run) {
        return start(event, run, clientToken(run));
    }

    /** The same under a token of its own, which is always the same, too. */
    StartAutomationExecutionRequest startAgain(Event event, PhaseRun run) {
        return start(event, run, uuid(run.token() + "-again"));
    }

    private StartAutomationExecutionRequest start(Event event, PhaseRun run, String token) {
        return StartAutomationExecutionRequest.builder()
                .documentName(event.plan().target().name())
                .documentVersion(event.plan().target().version())
                .parameters(parameters(event, run, role))
                .clientToken(token)
                .tags(tags.of(event).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .overrideConfiguration(sessions.as(event.id().value()))
                .build();
    }

    /** Systems Manager takes a UUID. This one follows from the attempt's token, so that a repeated start is the same. */
    public static String clientToken(PhaseRun run) {
        return uuid(run.token());
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Each value as a list of texts. What is empty is left out, because Systems Manager refuses empty texts; the
     * document's default then holds. The role is never a person's to choose, and the phase is the platform's.
     */
    public static Map<String, List<String>> parameters(Event event, PhaseRun run, Optional<String> role) {
        Map<String, List<String>> parameters = new TreeMap<>();
        event.plan().allParameters().forEach((name, value) -> put(parameters, name, value));
        parameters.remove(AutomationDocument.ROLE);
        role.ifPresent(arn -> parameters.put(AutomationDocument.ROLE, List.of(arn)));
        parameters.put(AutomationDocument.ACTION, List.of(run.phase().word()));
        return parameters;
    }

    private static void put(Map<String, List<String>> parameters, String name, ParameterValue value) {
        List<String> items =
                value.items().stream().filter(item -> !item.isEmpty()).toList();
        if (!items.isEmpty()) {
            parameters.put(name, items);
        }
    }
}
