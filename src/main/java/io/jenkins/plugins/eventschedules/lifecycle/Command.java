package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Plan;

/** What a person can ask of an existing event. Scheduling and cloning make a new one and are not among these. */
public sealed interface Command {

    /** Have another plan: reschedule, extend, shorten or edit. */
    record Replan(Plan plan) implements Command {}

    /** End a deploying or live event at once; resources are taken down. */
    record EndNow() implements Command {}

    /** Call off an event that is not live yet; what was brought up is taken down. */
    record Cancel() implements Command {}

    /** Try a failed takedown again. */
    record Retry() implements Command {}
}
