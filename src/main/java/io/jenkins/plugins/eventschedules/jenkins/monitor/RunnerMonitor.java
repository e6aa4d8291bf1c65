package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Room;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner.Health;
import java.time.Instant;
import java.util.List;

/** A runner is in trouble, such as a store that cannot be written, or has not looked at what is due for a while. */
@Extension
public final class RunnerMonitor extends AdministrativeMonitor {

    /** One environment whose events are not taken care of. */
    public record Late(String environment, String message) {}

    @Override
    public String getDisplayName() {
        return Messages.RunnerMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getLate().isEmpty();
    }

    public List<Late> getLate() {
        Instant now = House.get().now();
        return House.get().rooms().stream()
                .filter(room -> isLate(room.environment().runner(), now))
                .map(RunnerMonitor::late)
                .toList();
    }

    private static boolean isLate(Runner runner, Instant now) {
        Health health = runner.health();
        return health.trouble().isPresent()
                || health.lastRound()
                        .filter(last -> last.plus(runner.patience()).isBefore(now))
                        .isPresent();
    }

    private static Late late(Room room) {
        Health health = room.environment().runner().health();
        return new Late(
                room.environment().label(),
                health.trouble()
                        .orElseGet(() -> Messages.RunnerMonitor_lastRound(
                                health.lastRound().map(Instant::toString).orElse("-"))));
    }
}
