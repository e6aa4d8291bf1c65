package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.source.Source;
import java.time.Instant;

/**
 * A version of a product.
 *
 * @param active one that is not cannot be seen by those who launch
 * @param deprecated one that is can be seen, and not be launched any more
 */
record Artifact(String id, String name, Source template, Instant created, boolean active, boolean deprecated) {

    Artifact deactivated() {
        return new Artifact(id, name, template, created, false, deprecated);
    }

    Artifact deprecate() {
        return new Artifact(id, name, template, created, active, true);
    }

    String guidance() {
        return deprecated ? "DEPRECATED" : "DEFAULT";
    }
}
