package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Trouble;
import java.util.List;

/** The store or an environment could not be opened, so that events neither start nor end. */
@Extension
public final class TroubleMonitor extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return Messages.TroubleMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getTroubles().isEmpty();
    }

    public List<Trouble> getTroubles() {
        return House.get().troubles();
    }
}
