package io.jenkins.plugins.eventschedules.aws.safeguard;

import io.jenkins.plugins.eventschedules.aws.account.Arns;
import java.time.Duration;

/**
 * What an administrator decides about dead man's switches.
 *
 * @param role the ARN of the role with which EventBridge Scheduler takes down
 * @param grace how long after an event's end the controller is left to do it itself; a minute or more
 */
public record SafeguardSettings(String role, Duration grace) {

    public SafeguardSettings {
        if (!Arns.isRole(role)) {
            throw new IllegalArgumentException("not the ARN of a role");
        }
        if (grace.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("the grace is a minute or more");
        }
    }
}
