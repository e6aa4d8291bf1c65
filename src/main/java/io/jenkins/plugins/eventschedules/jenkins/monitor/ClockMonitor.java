package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchClock;
import io.jenkins.plugins.eventschedules.observe.ClockJump;

/** The clock by which events begin and end has jumped. */
@Extension
public final class ClockMonitor extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return Messages.ClockMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return WatchClock.get().jump().isPresent();
    }

    public String getWhat() {
        return WatchClock.get().jump().map(ClockMonitor::told).orElse("");
    }

    private static String told(ClockJump jump) {
        long seconds = jump.by().abs().toSeconds();
        return jump.by().isNegative()
                ? Messages.ClockMonitor_back(seconds, jump.noticed())
                : Messages.ClockMonitor_ahead(seconds, jump.noticed());
    }
}
