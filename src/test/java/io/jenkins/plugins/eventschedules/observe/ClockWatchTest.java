package io.jenkins.plugins.eventschedules.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private Instant time = Instant.parse("2026-12-01T18:00:00Z");
    private long beat = Long.MAX_VALUE - 1;
    private final ClockWatch watch = new ClockWatch(() -> time, () -> beat);

    @Test
    void aClockThatGoesOnAsItShouldIsNoNews() {
        pass(Duration.ofSeconds(10), Duration.ofSeconds(10));
        assertThat(watch.look()).isEmpty();
        pass(Duration.ofHours(5), Duration.ofHours(5).plusSeconds(4));
        assertThat(watch.look()).isEmpty();
        assertThat(watch.latest()).isEmpty();
    }

    @Test
    void aJumpIsToldWithItsDirectionAndOnce() {
        pass(Duration.ofHours(1).plusSeconds(10), Duration.ofSeconds(10));
        assertThat(watch.look()).contains(new ClockJump(time, Duration.ofHours(1)));
        pass(Duration.ofSeconds(10), Duration.ofSeconds(10));
        assertThat(watch.look()).isEmpty();
        pass(Duration.ofMinutes(-30), Duration.ofSeconds(10));
        assertThat(watch.look())
                .contains(new ClockJump(time, Duration.ofMinutes(-30).minusSeconds(10)));
    }

    @Test
    void aJumpIsRememberedForADayWhateverTheClockSays() {
        pass(Duration.ofDays(-7), Duration.ZERO);
        watch.look();
        pass(Duration.ofHours(23), Duration.ofHours(23));
        assertThat(watch.latest()).isPresent();
        pass(Duration.ofHours(2), Duration.ofHours(2));
        assertThat(watch.latest()).isEmpty();
    }

    /** What the clock and the monotonic one say has passed; the latter may overflow. */
    private void pass(Duration byTheClock, Duration really) {
        time = time.plus(byTheClock);
        beat += really.toNanos();
    }
}
