package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** What of this plugin runs in this Jenkins. */
public final class Version {

    private Version() {}

    public static String current() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin("event-schedules");
        return plugin == null ? "unknown" : plugin.getVersion();
    }
}
