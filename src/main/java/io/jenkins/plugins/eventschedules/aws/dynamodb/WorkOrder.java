package io.jenkins.plugins.eventschedules.aws.dynamodb;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.product.ProvisionedName;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the state machine has to know of a plan, in a form for which it has to compute nothing. The limits are those of
 * the environment when a person last changed the event.
 *
 * @param name the document's or product's
 * @param parameters as SSM takes them: each a list of texts
 * @param provisionedProduct the name under which Service Catalog keeps what the event provisions: the one
 *     that it has when the controller leads the event
 * @param tags of everything that the event starts
 * @param prerollAt in milliseconds since 1970, as the other moments
 */
record WorkOrder(
        String name,
        String version,
        Map<String, List<String>> parameters,
        String provisionedProduct,
        Map<String, String> tags,
        long prerollAt,
        long endAt,
        long lastUsefulStart,
        String minimumUsefulWords,
        Duration prerollTimeout,
        long prerollSeconds,
        String prerollWords,
        Duration postrollTimeout,
        long postrollSeconds,
        String postrollWords) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static WorkOrder of(Event event, Limits limits, EventTags tags) {
        Plan plan = event.plan();
        return new WorkOrder(
                plan.target().name(),
                plan.target().version(),
                parameters(plan),
                ProvisionedName.of(event),
                tags.of(event),
                Millis.notBefore(plan.prerollAt()),
                Millis.notBefore(plan.window().end()),
                Millis.of(event.lastUsefulStart(limits)),
                Words.of(limits.minimumUseful()),
                limits.prerollTimeout(),
                limits.prerollTimeout().toSeconds(),
                Words.of(limits.prerollTimeout()),
                limits.postrollTimeout(),
                limits.postrollTimeout().toSeconds(),
                Words.of(limits.postrollTimeout()));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can always be written", e);
        }
    }

    /** SSM refuses an empty text: a value that is not there is left out instead. */
    private static Map<String, List<String>> parameters(Plan plan) {
        Map<String, List<String>> all = new TreeMap<>();
        boolean automation = plan.target().type() == TargetType.AUTOMATION;
        plan.allParameters().forEach((name, value) -> {
            List<String> items = value.items();
            List<String> given =
                    automation ? items.stream().filter(item -> !item.isEmpty()).toList() : items;
            if (!given.isEmpty()) {
                all.put(name, given);
            }
        });
        return all;
    }
}
