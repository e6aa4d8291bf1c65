package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Unfinished;
import java.util.OptionalLong;

/** Counts in the store that is open. */
@Extension
public final class CountUnfinished implements Unfinished {

    @Override
    public OptionalLong in(String environment) {
        return House.get().unfinished(environment);
    }
}
