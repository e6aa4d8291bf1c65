package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens.FeedToken;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.FeedJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.NoFields;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The caller's own feed, and nobody else's: one in each environment. */
final class KeepFeeds {

    private final Gate gate;
    private final Keeping keeping;
    private final Subscriptions subscriptions;
    private final InstantSource clock;
    private final FeedKeys keys = new FeedKeys();

    KeepFeeds(Gate gate, Keeping keeping, Subscriptions subscriptions, InstantSource clock) {
        this.gate = gate;
        this.keeping = keeping;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    Reply show(Call call, Access access) {
        Optional<Instant> since = Optional.of(access.caller())
                .filter(Caller::authenticated)
                .flatMap(caller -> tokens(access).of(caller.id()))
                .map(FeedToken::createdAt);
        return Reply.read(call.request(), Json.bytes(new FeedJson(Optional.empty(), since)));
    }

    /** A calendar that has the address of before gets nothing more. */
    Reply make(Call call, Access access) throws IOException {
        NoFields.require(BodyReader.read(call.request(), MediaTypes.JSON));
        gate.requirePerson(access);
        String token = keys.next();
        Instant now = clock.instant();
        tokens(access).put(new FeedToken(access.caller().id(), FeedKeys.digest(token), now));
        URI url = subscriptions
                .feeds(call.request())
                .resolve("environments/" + access.environment().name() + "/calendar.ics?token=" + token);
        return Reply.told(Json.bytes(new FeedJson(Optional.of(url), Optional.of(now))));
    }

    Reply revoke(Call call, Access access) {
        gate.requirePerson(access);
        tokens(access).revoke(access.caller().id());
        return Reply.gone();
    }

    private FeedTokens tokens(Access access) {
        return keeping.feedTokens(access.environment().name());
    }
}
