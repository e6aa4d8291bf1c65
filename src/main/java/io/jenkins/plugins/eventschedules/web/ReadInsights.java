package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.InsightsJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.time.InstantSource;
import java.util.List;

/** What an event used, beside those of the target's earlier events that the caller may see. */
final class ReadInsights {

    /** So many earlier events tell what is usual. */
    private static final int EARLIER = 5;

    private final InstantSource clock;

    ReadInsights(InstantSource clock) {
        this.clock = clock;
    }

    Reply of(Call call, Access access, Event event) {
        Insights insights = access.environment().insights();
        Insights.View view = insights.of(event);
        List<KeptInsights.Earlier> earlier =
                view instanceof Insights.View.Ready ? insights.earlier(event, access.visible(), EARLIER) : List.of();
        return Reply.read(
                call.request(),
                Json.bytes(InsightsJson.of(
                        event, view, insights.simulated(), earlier, insights.faults(event), clock.instant())));
    }
}
