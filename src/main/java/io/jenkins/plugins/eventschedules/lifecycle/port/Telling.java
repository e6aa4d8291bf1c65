package io.jenkins.plugins.eventschedules.lifecycle.port;

/**
 * What receivers of notices in one environment are told from.
 *
 * @param chronicle what became of its events
 * @param standings how far each receiver has been told
 * @param followers who is told of single events
 */
public record Telling(Chronicle chronicle, Standings standings, Followers followers) {}
