package io.jenkins.plugins.eventschedules.jenkins.house;

/**
 * An environment whose provider does not answer.
 *
 * @param environment its name for people
 * @param events how many events wait for it
 * @param message what is known of the reason
 */
public record Unreachable(String environment, int events, String message) {}
