package io.jenkins.plugins.eventschedules.jenkins.house;

/**
 * An environment that does not reach its provider.
 *
 * @param environment its name for people
 * @param events how many events wait for it; with none it is the catalog that cannot be read
 * @param message what is known of the reason
 */
public record Unreachable(String environment, int events, String message) {}
