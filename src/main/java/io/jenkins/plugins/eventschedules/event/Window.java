package io.jenkins.plugins.eventschedules.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * The period of high demand, {@code [start, end)}.
 *
 * @param zone the IANA zone in which a person typed the window; it never changes the two instants
 * @param unknownZone the name of that zone where this Java does not know it: the window is shown in UTC then, and the name
 *     stays for a Java that knows it
 */
public record Window(Instant start, Instant end, ZoneId zone, Optional<String> unknownZone) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    public Window {
        Objects.requireNonNull(zone, "zone");
        Require.that(unknownZone.isEmpty() || zone.equals(UTC), "a window of an unknown zone is shown in UTC");
        Require.that(start.isBefore(end), "a window ends after it starts");
    }

    public Window(Instant start, Instant end, ZoneId zone) {
        this(start, end, zone, Optional.empty());
    }

    /** A window of a zone that this Java does not know. */
    public static Window ofUnknownZone(Instant start, Instant end, String zone) {
        return new Window(start, end, UTC, Optional.of(zone));
    }

    /** The zone in which it was typed, by its name. */
    public String zoneName() {
        return unknownZone.orElseGet(zone::getId);
    }

    public Duration duration() {
        return Duration.between(start, end);
    }
}
