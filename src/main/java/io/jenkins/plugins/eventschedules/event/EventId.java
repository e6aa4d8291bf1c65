package io.jenkins.plugins.eventschedules.event;

import java.util.regex.Pattern;

/**
 * The identity of an event: a ULID, so that ids sort by the moment of their creation and are safe in a URL, a file
 * name and the name of a Step Functions execution.
 *
 * @param value 26 characters of Crockford's base 32, upper case
 */
public record EventId(String value) implements Comparable<EventId> {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public EventId {
        Require.that(isWellFormed(value), "not an event id");
    }

    public static boolean isWellFormed(String value) {
        return value != null && ULID.matcher(value).matches();
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
