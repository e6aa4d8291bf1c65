package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.time.Instant;
import java.util.List;

/** A receiver of notices has not been reached for a while, or was not told of something in the last week. */
@Extension
public final class NotificationMonitor extends AdministrativeMonitor {

    /** One receiver, and what is wrong with it. */
    public record Unheard(String receiver, String message) {}

    @Override
    public String getDisplayName() {
        return Messages.NotificationMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getUnheard().isEmpty();
    }

    public List<Unheard> getUnheard() {
        Instant now = House.get().now();
        return House.get().receivers().stream()
                .flatMap(health ->
                        health.complaint(now).stream().map(complaint -> new Unheard(health.name(), complaint)))
                .toList();
    }
}
