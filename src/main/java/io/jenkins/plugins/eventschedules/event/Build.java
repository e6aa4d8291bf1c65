package io.jenkins.plugins.eventschedules.event;

import java.net.URI;

/**
 * The run of a pipeline that made an event.
 *
 * @param label its name for people, for example {@code shop/nightly #12}
 * @param url where it can be seen: an http address, or a path relative to the host's root such as
 *     {@code job/shop/job/nightly/12/}, which stays right when the host's own address changes
 */
public record Build(String label, URI url) {

    private static final int LONGEST = 2_000;

    public Build {
        Require.that(!label.isBlank() && label.length() <= LONGEST, "a build has a label");
        Require.that(isSafe(url) && url.toString().length() <= LONGEST, "a build is at an http address or a path");
    }

    /** A page makes a link of it, so nothing that a browser would run, and no path that leads to another host. */
    private static boolean isSafe(URI url) {
        String path = url.getPath();
        return url.isAbsolute()
                ? url.getScheme().matches("https?") && url.getHost() != null
                : url.getRawAuthority() == null && path != null && !path.isEmpty() && !path.startsWith("/");
    }
}
