package io.jenkins.plugins.eventschedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Conflicts;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.series.Occurrence;
import io.jenkins.plugins.eventschedules.lifecycle.series.SeriesVerdict;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.SeriesCheckJson;
import io.jenkins.plugins.eventschedules.web.json.SeriesJson;
import io.jenkins.plugins.eventschedules.web.json.SeriesReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes events that come again. */
final class ScheduleSeries {

    private final Gate gate;

    ScheduleSeries(Gate gate) {
        this.gate = gate;
    }

    Reply check(Call call, Access access) throws IOException {
        SeriesReader.Reading reading = SeriesReader.read(BodyReader.read(call.request(), MediaTypes.JSON));
        gate.requireSchedule(access, reading.series().draft().folder());
        Environment environment = access.environment();
        SeriesVerdict verdict = environment.schedules().check(reading.series());
        Conflicts conflicts = new Conflicts(environment.store(), environment.limits());
        String zone = Objects.requireNonNullElse(reading.series().draft().zone(), "UTC");
        return Reply.told(Json.bytes(SeriesCheckJson.of(
                reading.with(verdict.problems()), verdict, zone, each -> conflicts(conflicts, each, access))));
    }

    Reply create(Call call, Access access) throws IOException {
        JsonNode body = BodyReader.read(call.request(), MediaTypes.JSON);
        SeriesReader.Reading reading = SeriesReader.read(body);
        gate.requireSchedule(access, reading.series().draft().folder());
        Schedules schedules = access.environment().schedules();
        if (!reading.isWellShaped()) {
            throw new RefusedException(new Refusal.Invalid(
                    reading.with(schedules.check(reading.series()).allProblems())));
        }
        Schedules.Series made = schedules.schedule(reading.series(), access.actor(), IdempotencyKeys.read(call, body));
        return Reply.createdMany(
                call.base() + "/environments/" + access.environment().name() + "/events?series=" + made.id(),
                Json.bytes(new SeriesJson(
                        made.id(), made.events().stream().map(access::shown).toList(), made.notices())));
    }

    private static List<Event> conflicts(Conflicts conflicts, Occurrence occurrence, Access access) {
        return occurrence
                .verdict()
                .plan()
                .map(plan -> conflicts.of(plan, Optional.empty(), access.visible()))
                .orElse(List.of());
    }
}
