package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Ending;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An event as the API shows it to one caller.
 *
 * @param unknownZone the zone in which the window was typed, where this Java does not know it and it is shown in UTC
 * @param actions what this caller could do to it now
 */
public record EventJson(
        String id,
        long version,
        long revision,
        String environment,
        String owner,
        String folder,
        Optional<String> series,
        Optional<BuildJson> build,
        String name,
        String notes,
        WindowJson window,
        Optional<String> unknownZone,
        Duration lead,
        Optional<Long> audience,
        Criticality criticality,
        String performanceTarget,
        Target target,
        Map<String, ParameterValue> parameters,
        Map<String, ParameterValue> derivedParameters,
        Status status,
        Optional<Reason> reason,
        Optional<Status> ending,
        Map<String, String> outputs,
        Instant prerollAt,
        Optional<RunJson> preroll,
        Optional<RunJson> postroll,
        Optional<SafeguardJson> safeguard,
        Instant createdAt,
        Instant updatedAt,
        Set<Action> actions) {

    /** @param armedFor when resources are taken down even if this host is gone */
    public record SafeguardJson(Instant armedFor) {}

    /** @param root of the host, in which paths of builds are; the empty one leaves them as they are */
    public static EventJson of(Event event, Set<Action> actions, URI root) {
        Plan plan = event.plan();
        return new EventJson(
                event.id().value(),
                event.version(),
                event.revision(),
                event.environment(),
                event.owner(),
                event.origin().folder(),
                event.origin().series(),
                event.origin().build().map(build -> BuildJson.of(build, root)),
                plan.name(),
                plan.notes(),
                WindowJson.of(plan.window()),
                plan.window().unknownZone(),
                plan.lead(),
                plan.audience(),
                plan.criticality(),
                plan.performanceTarget(),
                plan.target(),
                new TreeMap<>(plan.parameters()),
                new TreeMap<>(plan.derived()),
                event.status(),
                event.reason(),
                event.ending().map(Ending::status),
                new TreeMap<>(event.outputs()),
                plan.prerollAt(),
                event.preroll().map(RunJson::of),
                event.postroll().map(RunJson::of),
                event.safeguard().map(armed -> new SafeguardJson(armed.armedFor())),
                event.createdAt(),
                event.updatedAt(),
                actions);
    }
}
