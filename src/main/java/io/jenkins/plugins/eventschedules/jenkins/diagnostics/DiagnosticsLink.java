package io.jenkins.plugins.eventschedules.jenkins.diagnostics;

import hudson.Extension;
import hudson.model.ManagementLink;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;

/** The diagnostics of this plugin, under <em>Manage Jenkins</em>. */
@Extension
public final class DiagnosticsLink extends ManagementLink implements StaplerProxy {

    @Override
    public String getIconFileName() {
        return "symbol-calendar-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.DiagnosticsLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.DiagnosticsLink_description();
    }

    @Override
    public String getUrlName() {
        return "event-schedules-diagnostics";
    }

    @Override
    public Category getCategory() {
        return Category.TROUBLESHOOTING;
    }

    /** The page can be reached without the link, so it asks itself. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    public String getText() {
        return Diagnostics.text();
    }
}
