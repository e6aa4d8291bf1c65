package io.jenkins.plugins.eventschedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.SavedJson;
import java.io.IOException;
import java.util.Optional;

/** Makes new events. */
final class ScheduleEvents {

    private final Gate gate;
    private final Tags tags;

    ScheduleEvents(Gate gate, Tags tags) {
        this.gate = gate;
        this.tags = tags;
    }

    Reply create(Call call, Access access) throws IOException {
        JsonNode body = BodyReader.read(call.request(), MediaTypes.JSON);
        return schedule(call, access, DraftReader.read(body), IdempotencyKeys.read(call, body));
    }

    /** A clone begins with the draft that would make its model again. */
    Reply copy(Call call, Access access, Event model) throws IOException {
        JsonNode patch = BodyReader.read(call.request(), MediaTypes.PATCH);
        DraftReader.Reading reading = DraftReader.patched(Draft.of(model), patch);
        return schedule(call, access, reading, IdempotencyKeys.read(call, patch));
    }

    private Reply schedule(Call call, Access access, DraftReader.Reading reading, Optional<IdempotencyKey> key) {
        gate.requireSchedule(access, reading.draft().folder());
        Schedules schedules = access.environment().schedules();
        if (!reading.problems().isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(
                    reading.with(schedules.check(reading.draft()).problems())));
        }
        Schedules.Saved saved = schedules.schedule(reading.draft(), access.actor(), key);
        Event event = saved.event();
        return Reply.created(
                call.base() + "/environments/" + access.environment().name() + "/events/" + event.id(),
                tags.event(access, event),
                Json.bytes(new SavedJson(access.shown(event), saved.notices())));
    }
}
