package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.House;

/** The store is open and cannot be written, so that no event moves on and none can be made. */
@Extension
public final class StoreMonitor extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return Messages.StoreMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return House.get().unwritable().isPresent();
    }

    public String getReason() {
        return House.get().unwritable().orElse("");
    }
}
