package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.Unreachable;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchProviders;
import java.util.List;

/** Events wait for a provider that does not answer: they are neither brought up nor taken down meanwhile. */
@Extension
public final class UnreachableMonitor extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return Messages.UnreachableMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getUnreachable().isEmpty();
    }

    public List<Unreachable> getUnreachable() {
        return WatchProviders.get().lasting();
    }
}
