package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.Attention;
import jenkins.model.Jenkins;

/** Takedowns failed, so that resources may cost money until somebody looks. */
@Extension
public final class AttentionMonitor extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return Messages.AttentionMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return getCount() > 0;
    }

    public long getCount() {
        return Attention.of(Jenkins.getAuthentication2());
    }
}
