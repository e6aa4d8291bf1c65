package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Look;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Problem;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.OrphansJson;
import io.jenkins.plugins.eventschedules.web.json.RemovalJson;
import io.jenkins.plugins.eventschedules.web.json.RemovalReader;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What events left over at the provider, and removing it. */
final class FindLeftOvers {

    private static final Duration PROVIDER_WAIT = Duration.ofMinutes(1);

    private final InstantSource clock;

    FindLeftOvers(InstantSource clock) {
        this.clock = clock;
    }

    /** Where nothing can be left over, nothing is. */
    Reply all(Call call, Access access) {
        Look look = access.environment()
                .orphans()
                .map(Orphans::look)
                .orElseGet(() -> new Look(List.of(), List.of(), clock.instant(), List.of()));
        return Reply.read(call.request(), Json.bytes(OrphansJson.of(look)));
    }

    Reply remove(Call call, Access access) throws IOException {
        EventId event = RemovalReader.event(BodyReader.read(call.request(), MediaTypes.JSON));
        Removal removal = access.environment()
                .orphans()
                .map(orphans -> orphans.remove(call.variable("orphan"), event, access.actor()))
                .orElseThrow(() -> new ProblemException(Kind.NOT_FOUND, "Nothing can be left over here."));
        if (removal instanceof Removal.Begun begun) {
            return Reply.accepted(Json.bytes(RemovalJson.begun(begun.message(), begun.console())));
        }
        if (removal instanceof Removal.Gone gone) {
            return Reply.told(Json.bytes(RemovalJson.gone(gone.message())));
        }
        throw new ProblemException(
                removal instanceof Removal.NotNow
                        ? new Problem.Later(Kind.PROVIDER_UNAVAILABLE, removal.message(), PROVIDER_WAIT)
                        : new Problem.Plain(Kind.NOT_LEFT_OVER, removal.message()));
    }
}
