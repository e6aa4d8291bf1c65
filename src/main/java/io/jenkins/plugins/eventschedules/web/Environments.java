package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import java.util.List;
import java.util.Optional;

/** The environments that there are now. Asked anew for every request, so that a host may change them. */
@FunctionalInterface
public interface Environments {

    /** In the order in which people should see them. */
    List<Environment> all();

    default Optional<Environment> named(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
