package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.web.Operations.State;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.HealthJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the host does what it is there for. Whoever may not look is told that somebody answers, and nothing of what is
 * wrong: to begin a process anew mends no disk.
 */
final class ReadHealth {

    private final Gate gate;
    private final Environments environments;
    private final Operations operations;
    private final InstantSource clock;

    ReadHealth(Gate gate, Environments environments, Operations operations, InstantSource clock) {
        this.gate = gate;
        this.environments = environments;
        this.operations = operations;
        this.clock = clock;
    }

    Reply health(Call call) {
        if (!gate.maySeeEverything(call)) {
            return Reply.read(call.request(), Json.bytes(HealthJson.ALIVE));
        }
        Instant now = clock.instant();
        List<Looked> all = new ArrayList<>();
        operations
                .findings()
                .forEach(found ->
                        all.add(new Looked(found.check(), null, found.state(), Optional.empty(), found.message())));
        environments.all().forEach(environment -> {
            all.add(runner(environment, now));
            all.add(catalog(environment, now));
            all.add(contents(environment));
        });
        State worst = all.stream().map(Looked::state).max(State::compareTo).orElse(State.UP);
        boolean tellsWhy = call.caller().administers();
        HealthJson health = new HealthJson(
                word(worst), now, all.stream().map(each -> each.shown(tellsWhy)).toList());
        return worst == State.DOWN ? Reply.down(Json.bytes(health)) : Reply.read(call.request(), Json.bytes(health));
    }

    private record Looked(String check, String environment, State state, Optional<Duration> age, String message) {

        HealthJson.Check shown(boolean why) {
            return new HealthJson.Check(
                    check,
                    environment,
                    word(state),
                    age.map(since -> Math.max(0, since.toSeconds())).orElse(null),
                    why && state != State.UP ? message : null);
        }
    }

    private static Looked runner(Environment environment, Instant now) {
        Runner.Health health = environment.runner().health();
        Optional<Duration> age = health.lastRound().map(last -> Duration.between(last, now));
        Duration patience = environment.runner().patience();
        boolean late = age.filter(since -> since.compareTo(patience) > 0).isPresent();
        State state = late || health.trouble().isPresent() ? State.DOWN : State.UP;
        String message =
                health.trouble().orElse("The runner has not looked at what is due for longer than it ever takes.");
        return new Looked("runner", environment.name(), state, age, message);
    }

    private static Looked catalog(Environment environment, Instant now) {
        Catalog.Listing listing = environment.catalog().listing();
        State state = listing.gaps().isEmpty() ? State.UP : State.DEGRADED;
        Duration age = Duration.between(listing.asOf(), now);
        return new Looked("catalog", environment.name(), state, Optional.of(age), String.join(" ", listing.gaps()));
    }

    /** Damaged events are the runner's trouble; what else is damaged keeps no event from its moment. */
    private static Looked contents(Environment environment) {
        Optional<String> damage = environment.store().damageBesides();
        State state = damage.isPresent() ? State.DEGRADED : State.UP;
        return new Looked("contents", environment.name(), state, Optional.empty(), damage.orElse(""));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
