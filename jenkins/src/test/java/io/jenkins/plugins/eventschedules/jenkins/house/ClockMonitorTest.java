package io.jenkins.plugins.eventschedules.jenkins.house;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.jenkins.monitor.ClockMonitor;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ClockMonitorTest {

    @Test
    void aClockThatJumpsIsTold(JenkinsRule jenkins) throws Exception {
        ClockMonitor monitor = ExtensionList.lookupSingleton(ClockMonitor.class);
        assertFalse(monitor.isActivated());

        AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-12-01T18:00:00Z"));
        ExtensionList<WatchClock> clocks = ExtensionList.lookup(WatchClock.class);
        clocks.remove(WatchClock.get());
        clocks.add(new WatchClock(time::get, () -> 0));
        time.set(Instant.parse("2026-12-01T17:00:00Z"));
        WatchClock.get().run();

        assertTrue(monitor.isActivated());
        assertThat(
                jenkins.createWebClient().goTo("manage/").asNormalizedText(),
                containsString("the clock of this computer went back by 3,600 s at 2026-12-01T17:00:00Z."));
    }
}
