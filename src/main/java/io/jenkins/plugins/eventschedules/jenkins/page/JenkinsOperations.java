package io.jenkins.plugins.eventschedules.jenkins.page;

import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Trouble;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchClock;
import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;
import io.jenkins.plugins.eventschedules.observe.ClockJump;
import io.jenkins.plugins.eventschedules.web.Operations;
import java.util.ArrayList;
import java.util.List;

/** What the house in this Jenkins tells those who run it; its monitors tell administrators the same. */
final class JenkinsOperations implements Operations {

    @Override
    public Metrics metrics() {
        return House.get().metrics();
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(House.get()
                .unwritable()
                .map(why -> new Finding("store", State.DOWN, why))
                .orElseGet(() -> new Finding("store", State.UP, "")));
        for (Trouble trouble : House.get().troubles()) {
            findings.add(new Finding("opening", State.DOWN, trouble.message()));
        }
        findings.addAll(Finding.unless(
                "clock",
                WatchClock.get().jump().map(ClockJump::complaint).stream().toList()));
        findings.addAll(Finding.unless(
                "notifications",
                ReceiverHealth.complaints(House.get().receivers(), House.get().now())));
        return findings;
    }

    @Override
    public StoreCopy copyStore() {
        return House.get().backups().lend();
    }
}
