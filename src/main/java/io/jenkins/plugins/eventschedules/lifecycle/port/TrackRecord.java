package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of the events of one target, whatever its version.
 *
 * @param events how many there are, in whichever status
 * @param outcomes of the newest events at rest, those with the latest start first
 * @param latest the first few of the same
 */
public record TrackRecord(TargetType type, String name, long events, List<Outcome> outcomes, List<Brief> latest) {

    public TrackRecord {
        outcomes = List.copyOf(outcomes);
        latest = List.copyOf(latest);
    }

    /**
     * How one event came to rest.
     *
     * @param preroll from its claim to its success; absent when it did not succeed
     * @param postroll likewise
     */
    public record Outcome(Status status, Optional<Duration> preroll, Optional<Duration> postroll) {}

    /** As much of an event as a list of few words shows. */
    public record Brief(EventId id, String name, Status status, Instant start) {}
}
