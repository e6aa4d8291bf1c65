package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.ActivityJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.StatisticsJson;
import java.time.Instant;
import java.util.List;

/** What all events of an environment together tell. */
final class ReadFigures {

    /** So many of a target's newest events at rest count, so that a target that was mended is seen to be. */
    private static final int NEWEST = 100;

    private static final int NAMED = 5;

    private final Tags tags;

    ReadFigures(Tags tags) {
        this.tags = tags;
    }

    Reply activity(Call call, Access access) {
        List<Instant> bounds = Buckets.bounds(call.query());
        return Reply.read(
                call.request(),
                tags.generation(access, call),
                () -> Json.bytes(
                        ActivityJson.of(bounds, access.environment().store().starts(bounds, access.visible()))));
    }

    Reply statistics(Call call, Access access) {
        return Reply.read(
                call.request(),
                tags.generation(access, call),
                () -> Json.bytes(StatisticsJson.of(
                        access.environment().store().trackRecords(access.visible(), NEWEST, NAMED),
                        access.environment().limits())));
    }
}
