package io.jenkins.plugins.eventschedules.web;

/** What a route asks of its caller. */
enum Needs {
    /** Not even being somebody. */
    NOBODY,
    /** No more than being somebody. */
    NOTHING,
    /** {@link Permission#VIEW}; without it the place does not exist. */
    VIEW,
    /** {@link Permission#SCHEDULE} as well, somewhere; where exactly is asked when the draft has said it. */
    SCHEDULE,
    /** {@link Permission#MANAGE} as well, for what is everybody's. */
    MANAGE,
    /** {@link Permission#CONFIGURE} as well, for what is about the environment itself. */
    CONFIGURE,
    /** {@link Permission#MANAGE}, or {@link Permission#SCHEDULE} and being the event's owner. */
    CHANGE,
    /** {@link Permission#VIEW} in every environment. */
    EVERYTHING,
    /** {@link Caller#administers()}. */
    ADMINISTER
}
