package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import java.util.Locale;
import java.util.Map;

/**
 * An event as it was typed, nothing checked. Any field may be null, which means that it was not given.
 *
 * @param start ISO 8601: an instant, a time with offset, or a local time of the zone
 * @param end as start
 * @param zone an IANA zone; UTC when not given
 * @param lead an ISO 8601 duration such as {@code PT20M}; the environment's default when not given
 * @param criticality low, normal, high or critical; normal when not given
 * @param targetType automation or product
 * @param folder the full name of the folder that the event is made in; none when not given
 */
public record Draft(
        String name,
        String notes,
        String start,
        String end,
        String zone,
        String lead,
        Long audience,
        String criticality,
        String performanceTarget,
        String targetType,
        String targetName,
        String targetVersion,
        Map<String, ParameterValue> parameters,
        String folder) {

    /** The draft that would make this event again: where a change or a clone begins. */
    public static Draft of(Event event) {
        Plan plan = event.plan();
        return new Draft(
                plan.name(),
                plan.notes(),
                plan.window().start().toString(),
                plan.window().end().toString(),
                plan.window().zone().getId(),
                plan.lead().toString(),
                plan.audience().orElse(null),
                plan.criticality().name().toLowerCase(Locale.ROOT),
                plan.performanceTarget(),
                plan.target().type().name().toLowerCase(Locale.ROOT),
                plan.target().name(),
                plan.target().version(),
                plan.parameters(),
                event.origin().folder());
    }

    /** The same in a folder; the empty text is none. */
    public Draft in(String other) {
        return new Draft(
                name,
                notes,
                start,
                end,
                zone,
                lead,
                audience,
                criticality,
                performanceTarget,
                targetType,
                targetName,
                targetVersion,
                parameters,
                other);
    }
}
