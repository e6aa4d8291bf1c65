package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers.Follower;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.FollowJson;
import io.jenkins.plugins.eventschedules.web.json.FollowReader;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the caller is told by e-mail what becomes of an event. */
final class FollowEvents {

    private final Keeping keeping;
    private final InstantSource clock;

    FollowEvents(Keeping keeping, InstantSource clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    Reply show(Call call, Access access, Event event) {
        Optional<Follower> follower = Optional.of(access.caller())
                .filter(Caller::authenticated)
                .flatMap(caller -> followers(access).flatMap(kept -> kept.of(event.id(), caller.id())));
        return Reply.read(call.request(), Json.bytes(shown(access, follower)));
    }

    /** In place of what the caller asked for before. */
    Reply begin(Call call, Access access, Event event) throws IOException {
        FollowReader.Wish wish = FollowReader.read(BodyReader.read(call.request(), MediaTypes.JSON));
        requirePerson(access);
        Optional<String> own = access.caller().email();
        List<FieldProblem> problems = new ArrayList<>(wish.problems());
        Optional<String> address = wish.address().or(() -> own);
        if (followers(access).isEmpty()) {
            problems.add(new FieldProblem("", "No e-mail is sent from here. Ask an administrator for it."));
        } else if (address.isEmpty()) {
            problems.add(new FieldProblem("/address", "Give an e-mail address: none is known of you."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(problems));
        }
        if (!address.equals(own) && !access.mayChange(event)) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "Only who may change this event can have another address told of it."
                            + " Leave the address out to be told at your own.");
        }
        Follower follower = new Follower(
                event.id(),
                access.caller().id(),
                address.orElseThrow(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        followers(access).orElseThrow().put(follower);
        return Reply.told(Json.bytes(shown(access, Optional.of(follower))));
    }

    Reply end(Call call, Access access, Event event) {
        requirePerson(access);
        followers(access)
                .ifPresent(kept -> kept.remove(event.id(), access.caller().id()));
        return Reply.gone();
    }

    private FollowJson shown(Access access, Optional<Follower> follower) {
        return new FollowJson(
                followers(access).isPresent(),
                access.caller().email(),
                follower.map(Follower::address),
                follower.map(Follower::since));
    }

    private static void requirePerson(Access access) {
        if (!access.caller().authenticated()) {
            throw new ProblemException(Kind.FORBIDDEN, "Log in first: e-mails are for one person.");
        }
    }

    private Optional<Followers> followers(Access access) {
        return keeping.followers(access.environment().name());
    }
}
