package io.jenkins.plugins.eventschedules.web.http;

/**
 * How many requests that may change something one caller can make.
 *
 * @param burst how many at once
 * @param perSecond how many more with every second
 */
public record RequestLimit(int burst, double perSecond) {

    /** More than people and honest pipelines ever need, and less than would keep a store busy. */
    public static final RequestLimit GENEROUS = new RequestLimit(200, 50);

    public RequestLimit {
        if (burst < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException("a limit lets at least something through");
        }
    }
}
