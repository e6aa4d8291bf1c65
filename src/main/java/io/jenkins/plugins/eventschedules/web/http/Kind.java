package io.jenkins.plugins.eventschedules.web.http;

import java.util.Locale;

/** The stable kinds of problem: what a program goes by. Titles are for people and may improve. */
public enum Kind {
    MALFORMED_JSON(400, "The body is not the JSON that was expected"),
    BAD_QUERY(400, "The request was not understood"),
    NOT_AUTHENTICATED(401, "Log in first"),
    FORBIDDEN(403, "You are not allowed to do this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    STALE_REVISION(409, "The event was changed meanwhile"),
    WRONG_STATUS(409, "The event's status does not allow this"),
    NOT_LEFT_OVER(409, "This is not left over, or not ours"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has the wrong media type"),
    INVALID(422, "Some fields need other values"),
    KEY_REUSED(422, "The idempotency key was used before"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong here"),
    PROVIDER_UNAVAILABLE(503, "The provider cannot do this at present"),
    UNAVAILABLE(503, "The store cannot be used at present");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** For example {@code urn:event-schedules:problem:stale-revision}. */
    public String type() {
        return "urn:event-schedules:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
