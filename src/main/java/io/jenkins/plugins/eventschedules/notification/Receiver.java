package io.jenkins.plugins.eventschedules.notification;

import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who is told in order, and whom no other receiver keeps waiting.
 *
 * @param name tells it from the others of its environment, and stays with how far it has been told
 * @param beforeEnd how long before its end it is reminded of a live event; absent for never
 */
public record Receiver(String name, Channel channel, Audience audience, Optional<Duration> beforeEnd) {

    /** How long before its end people are reminded of a live event where nobody chose otherwise. */
    public static final Duration USUAL_BEFORE_END = Duration.ofMinutes(15);
}
