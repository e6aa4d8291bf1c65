package io.jenkins.plugins.eventschedules.jenkins.monitor;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.notification.Notifier.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A receiver of notices has not been reached for a while, or was not told of something in the last week. */
@Extension
public final class NotificationMonitor extends AdministrativeMonitor {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(7);

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
                .filter(health -> isFailing(health, now) || hasGivenUp(health, now))
                .map(health -> new Unheard(health.environment() + ", " + health.receiver(), message(health, now)))
                .toList();
    }

    private static boolean isFailing(Health health, Instant now) {
        return health.failingSince()
                .filter(since -> since.plus(PATIENCE).isBefore(now))
                .isPresent();
    }

    private static boolean hasGivenUp(Health health, Instant now) {
        return health.gaveUpAt().filter(at -> at.plus(REMEMBERED).isAfter(now)).isPresent();
    }

    private static String message(Health health, Instant now) {
        Stream<String> failing = health.failingSince().stream()
                .map(since -> Messages.NotificationMonitor_failing(
                        since.toString(), health.trouble().orElse("")));
        Stream<String> gaveUp = health.gaveUpAt().stream()
                .filter(at -> hasGivenUp(health, now))
                .map(at -> Messages.NotificationMonitor_gaveUp(health.givenUp(), at.toString()));
        return Stream.concat(failing, gaveUp).map(String::trim).collect(Collectors.joining(" "));
    }
}
