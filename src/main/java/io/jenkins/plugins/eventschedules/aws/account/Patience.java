package io.jenkins.plugins.eventschedules.aws.account;

import java.time.Duration;

/**
 * How long a client keeps at one call.
 *
 * @param attempts how often it tries, the first time included
 * @param adaptive whether it slows down by itself when AWS throttles
 * @param attempt how long one attempt may take
 * @param call how long all of them may take
 */
public record Patience(int attempts, boolean adaptive, Duration attempt, Duration call) {

    /** For an event's own calls. The runner tries again itself, and takes a call of 30 s for hung. */
    public static final Patience BRIEF = new Patience(3, false, Duration.ofSeconds(10), Duration.ofSeconds(25));

    /** For reading the catalog: many calls in the background, none of them urgent. */
    public static final Patience LONG = new Patience(8, true, Duration.ofSeconds(15), Duration.ofMinutes(2));
}
