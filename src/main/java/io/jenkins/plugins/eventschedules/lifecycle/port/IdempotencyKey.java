package io.jenkins.plugins.eventschedules.lifecycle.port;

/**
 * Lets a client repeat a create without making a second event.
 *
 * @param owner keys of different people never meet
 * @param key the client's own, 1 to 255 characters
 * @param fingerprint a digest of the request; the same key with another fingerprint is a mistake of the client
 */
public record IdempotencyKey(String owner, String key, String fingerprint) {}
