package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something at the provider that was started for an event which is not going on here.
 *
 * @param id for programs, and in paths: 1 to 200 of A-Z, a-z, 0-9, underscore and hyphen; the same at every look
 * @param name what the provider calls it
 * @param since when it was made or started, where the provider tells
 * @param event the id of the event that it names
 * @param fate what became of that event
 * @param console where a person sees it in the provider's own console
 * @param obstacle why it is not offered to remove it, for a person; absent when it is
 */
public record Orphan(
        String id,
        Kind kind,
        String name,
        Optional<Instant> since,
        EventId event,
        Fate fate,
        Optional<URI> console,
        Optional<String> obstacle) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    public Orphan {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(console, "console");
        Objects.requireNonNull(obstacle, "obstacle");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an orphan's id fits into a path");
        }
    }

    /** What it is, and so what removing it means. */
    public enum Kind {
        /** A provisioned product; it is terminated. */
        PRODUCT,
        /** What a document brought up and did not take down again; the document's postroll is run. */
        RESOURCES,
        /** A run of a document that goes on; it is stopped. */
        RUN,
        /** A dead man's switch; it is deleted. */
        SWITCH,
        /** An execution of the state machine that leads events; it is stopped. */
        EXECUTION
    }

    /** What became of an event. */
    public enum Fate {
        /** There never was such an event in this store. */
        UNKNOWN,
        DELETED,
        ENDED,
        MISSED,
        CANCELLED,
        FAILED;

        /** @param status a final one */
        public static Fate of(Status status) {
            return switch (status) {
                case ENDED -> ENDED;
                case MISSED -> MISSED;
                case CANCELLED -> CANCELLED;
                case FAILED -> FAILED;
                case SCHEDULED, DEPLOYING, LIVE, TEARING_DOWN, TEARDOWN_FAILED ->
                    throw new IllegalArgumentException("the event is going on");
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
