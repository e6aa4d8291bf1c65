package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;

/** Lets go of the environments that were removed from the configuration and whose events are over by now. */
@Extension
public final class LetGo extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
        configuration.abandon(configuration.leaving().stream()
                .map(EnvironmentConfiguration::getName)
                .filter(name -> House.get().unfinished(name).orElse(1) == 0)
                .toList());
    }
}
