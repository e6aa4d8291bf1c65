package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Window;
import java.time.Instant;
import java.time.ZoneId;

/** A window in the shape in which it can be sent back. */
public record WindowJson(Instant start, Instant end, ZoneId zone) {

    static WindowJson of(Window window) {
        return new WindowJson(window.start(), window.end(), window.zone());
    }
}
