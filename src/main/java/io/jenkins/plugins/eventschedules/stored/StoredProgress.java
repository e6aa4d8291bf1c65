package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.event.Ending;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Safeguard;
import io.jenkins.plugins.eventschedules.event.Status;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON of how far an event has come: everything that the runner, and not its owner, writes. */
public record StoredProgress(
        Optional<Why> reason,
        Optional<Whither> ending,
        Optional<StoredRun> preroll,
        Optional<StoredRun> postroll,
        Map<String, String> outputs,
        Optional<Switch> safeguard) {

    public static StoredProgress of(Event event) {
        return new StoredProgress(
                event.reason().map(Why::of),
                event.ending().map(ending -> new Whither(Word.of(ending.status()), Why.of(ending.why()))),
                event.preroll().map(StoredRun::of),
                event.postroll().map(StoredRun::of),
                new TreeMap<>(event.outputs()),
                event.safeguard().map(armed -> new Switch(armed.armedFor(), armed.revision())));
    }

    public Optional<Reason> reasonOfEvent() {
        return reason.map(Why::reason);
    }

    public Optional<Ending> endingOfEvent() {
        return ending.map(
                to -> new Ending(Word.in(Status.class, to.status()), to.why().reason()));
    }

    public Optional<Safeguard> safeguardOfEvent() {
        return safeguard.map(armed -> new Safeguard(armed.armedFor(), armed.revision()));
    }

    /** A {@link Safeguard}. Stores that were written before there were any have none. */
    record Switch(Instant armedFor, long revision) {}

    /** A {@link Reason}. */
    public record Why(String cause, String message, Optional<URI> console) {

        static Why of(Reason reason) {
            return new Why(Word.of(reason.cause()), reason.message(), reason.console());
        }

        Reason reason() {
            return new Reason(Word.in(Cause.class, cause), message, console);
        }
    }

    /** An {@link Ending}. */
    public record Whither(String status, Why why) {}
}
