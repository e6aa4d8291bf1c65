package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.OptionalLong;

/** Knows what an environment would leave undone if it were not there any more. */
public interface Unfinished extends ExtensionPoint {

    /** How many of its events are not over; empty while that cannot be told. */
    OptionalLong in(String environment);

    static Unfinished get() {
        return ExtensionList.lookupSingleton(Unfinished.class);
    }
}
