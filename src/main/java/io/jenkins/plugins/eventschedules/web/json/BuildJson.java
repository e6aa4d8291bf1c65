package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Build;
import java.net.URI;

/**
 * The run of a pipeline that made an event.
 *
 * @param url as a link from anywhere on this host, where the host knows its own place
 */
public record BuildJson(String label, URI url) {

    static BuildJson of(Build build, URI root) {
        return new BuildJson(build.label(), root.resolve(build.url()));
    }
}
