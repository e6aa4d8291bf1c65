package io.jenkins.plugins.eventschedules.event;

import java.util.Objects;

/**
 * What an event runs.
 *
 * @param name the document's or product's name within its environment's catalog
 * @param version the document version or provisioning artifact; never a moving alias, so that what was approved is
 *     what runs
 */
public record Target(TargetType type, String name, String version) {

    public Target {
        Objects.requireNonNull(type, "type");
        Require.that(!name.isBlank(), "a target has a name");
        Require.that(!version.isBlank(), "a target has a version");
    }
}
