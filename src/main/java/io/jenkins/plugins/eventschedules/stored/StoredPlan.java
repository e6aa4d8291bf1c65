package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON of a plan. Its own record, so that renaming a component of {@link Plan} cannot lose what is on disk.
 *
 * @param parameters texts and lists of texts, sorted by name: the same plan is always the same JSON
 */
public record StoredPlan(
        String name,
        String notes,
        Instant start,
        Instant end,
        String zone,
        Duration lead,
        Optional<Long> audience,
        String criticality,
        String performanceTarget,
        String targetType,
        String targetName,
        String targetVersion,
        TreeMap<String, Object> parameters,
        TreeMap<String, Object> derived) {

    public static StoredPlan of(Plan plan) {
        return new StoredPlan(
                plan.name(),
                plan.notes(),
                plan.window().start(),
                plan.window().end(),
                plan.window().zoneName(),
                plan.lead(),
                plan.audience(),
                Word.of(plan.criticality()),
                plan.performanceTarget(),
                Word.of(plan.target().type()),
                plan.target().name(),
                plan.target().version(),
                plain(plan.parameters()),
                plain(plan.derived()));
    }

    public Plan plan() {
        return new Plan(
                name,
                notes,
                window(),
                lead,
                audience,
                Word.in(Criticality.class, criticality),
                performanceTarget,
                new Target(Word.in(TargetType.class, targetType), targetName, targetVersion),
                values(parameters),
                values(derived));
    }

    private static TreeMap<String, Object> plain(Map<String, ParameterValue> values) {
        TreeMap<String, Object> plain = new TreeMap<>();
        values.forEach((name, value) ->
                plain.put(name, value instanceof ParameterValue.Text text ? text.text() : value.items()));
        return plain;
    }

    private static Map<String, ParameterValue> values(Map<String, Object> plain) {
        Map<String, ParameterValue> values = new TreeMap<>();
        plain.forEach((name, value) -> values.put(
                name,
                value instanceof List<?> items
                        ? ParameterValue.of(
                                items.stream().map(String.class::cast).toList())
                        : ParameterValue.of((String) value)));
        return values;
    }

    /**
     * Zones come and go with the time zone data of the Java at hand. An event must begin and end all the same, and its
     * instants do not depend on the zone.
     */
    private Window window() {
        try {
            return new Window(start, end, ZoneId.of(zone));
        } catch (ZoneRulesException e) {
            return Window.ofUnknownZone(start, end, zone);
        }
    }
}
