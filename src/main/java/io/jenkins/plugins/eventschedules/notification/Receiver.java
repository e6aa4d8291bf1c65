package io.jenkins.plugins.eventschedules.notification;

import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who is told in order, and whom no other receiver keeps waiting.
 *
 * @param name tells it from the others of its environment, and stays with how far it has been told
 * @param means how it is told, such as {@code webhook at hooks.example.com}: no secret, no person, and of an address
 *     nothing but its host
 * @param beforeEnd how long before its end it is reminded of a live event; absent for never
 */
public record Receiver(String name, String means, Channel channel, Audience audience, Optional<Duration> beforeEnd) {

    /** How long before its end people are reminded of a live event where nobody chose otherwise. */
    public static final Duration USUAL_BEFORE_END = Duration.ofMinutes(15);
}
