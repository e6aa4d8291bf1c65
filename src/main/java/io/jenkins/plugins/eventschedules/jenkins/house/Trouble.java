package io.jenkins.plugins.eventschedules.jenkins.house;

import java.util.Optional;

/**
 * What keeps events from running.
 *
 * @param environment empty when it concerns them all
 * @param message what is wrong and what to do, for an administrator
 */
public record Trouble(Optional<String> environment, String message) {}
