package io.jenkins.plugins.eventschedules.event;

/** How much depends on the event, in its owner's eyes. */
public enum Criticality {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
}
