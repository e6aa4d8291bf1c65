package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Unfinished;
import java.util.List;

/** Environments are configured no more, but have events that are not over. */
@Extension
public final class LeavingMonitor extends AdministrativeMonitor {

    /** One of them. */
    public record Leaving(String environment, long events) {}

    @Override
    public String getDisplayName() {
        return Messages.LeavingMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getLeaving().isEmpty();
    }

    public List<Leaving> getLeaving() {
        return EventSchedulesConfiguration.get().leaving().stream()
                .map(EnvironmentConfiguration::getName)
                .map(name -> new Leaving(name, Unfinished.get().in(name).orElse(0)))
                .filter(leaving -> leaving.events() > 0)
                .toList();
    }
}
