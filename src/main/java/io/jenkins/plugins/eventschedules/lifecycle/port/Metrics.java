package io.jenkins.plugins.eventschedules.lifecycle.port;

/** What the house counts and times, written down for a program that collects such things. */
public interface Metrics {

    /** One reading of everything, in a form that the collector understands. */
    record Exposition(String mediaType, byte[] text) {}

    /** @param accept what the collector can read, as HTTP's header of that name says it; may be null */
    Exposition exposition(String accept);
}
