package io.jenkins.plugins.eventschedules.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The period of high demand, {@code [start, end)}.
 *
 * @param zone the IANA zone in which a person typed the window; it never changes the two instants
 */
public record Window(Instant start, Instant end, ZoneId zone) {

    public Window {
        Objects.requireNonNull(zone, "zone");
        Require.that(start.isBefore(end), "a window ends after it starts");
    }

    public Duration duration() {
        return Duration.between(start, end);
    }
}
