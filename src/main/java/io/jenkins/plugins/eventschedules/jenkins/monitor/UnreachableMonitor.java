package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.Unreachable;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchProviders;
import java.util.List;

/**
 * An environment does not reach its provider: its events are neither brought up nor taken down meanwhile, or its catalog
 * is not complete.
 */
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
