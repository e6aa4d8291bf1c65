package io.jenkins.plugins.eventschedules.aws.testaws.fault;

/** What can go wrong with one call, whichever it is. */
public enum Fault {
    /** `ThrottlingException`, with status 400 in most services. */
    THROTTLED,
    /** `TooManyRequestsException`, with status 429. */
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
    UNAVAILABLE,
    /** The connection ends, and nothing has happened. */
    CUT_BEFORE,
    /** The connection ends, and it has happened. */
    CUT_AFTER,
    /** No answer, and nothing has happened. */
    HANG_BEFORE,
    /** No answer, and it has happened. */
    HANG_AFTER,
    /** Half of the answer comes, and it has happened. */
    TORN,
    /** The call arrives twice, as from a proxy that tries again; the second answer is told. */
    TWICE,
    /** A read tells an older state, perhaps from before the thing was there. Other calls are not harmed. */
    STALE,
    /** The credentials are told to be expired. */
    EXPIRED,
    /** The caller is told to lack the permission. */
    DENIED
}
