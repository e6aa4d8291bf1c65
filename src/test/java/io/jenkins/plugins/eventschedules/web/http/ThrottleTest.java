package io.jenkins.plugins.eventschedules.web.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.web.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T12:00:00Z"));

    @Test
    void smallPiecesOfTimeAddUp() {
        Throttle throttle = new Throttle(new RequestLimit(1, 1), clock, "Wait a little.");
        throttle.take("alice");
        for (int i = 0; i < 9_999; i++) {
            clock.advance(Duration.ofNanos(100_000));
            assertThatThrownBy(() -> throttle.take("alice")).isInstanceOf(ProblemException.class);
        }
        clock.advance(Duration.ofMillis(1));

        assertThatCode(() -> throttle.take("alice")).doesNotThrowAnyException();
    }

    @Test
    void aClockThatJumpsBackTakesNothingAway() {
        Throttle throttle = new Throttle(new RequestLimit(2, 1), clock, "Wait a little.");
        throttle.take("alice");
        clock.advance(Duration.ofDays(-1));

        throttle.take("alice");
        assertThatThrownBy(() -> throttle.take("alice")).isInstanceOf(ProblemException.class);
        clock.advance(Duration.ofSeconds(1));
        throttle.take("alice");
    }

    @Test
    void aBucketNeverHoldsMoreThanABurst() {
        Throttle throttle = new Throttle(new RequestLimit(2, 50), clock, "Wait a little.");
        throttle.take("alice");
        clock.advance(Duration.ofDays(365));

        throttle.take("alice");
        throttle.take("alice");
        assertThatThrownBy(() -> throttle.take("alice")).isInstanceOf(ProblemException.class);
    }

    @Test
    void ofAnyNumberOfCallersOnlyTheLatestAreRemembered() {
        Throttle throttle = new Throttle(new RequestLimit(1, 1), clock, "Wait a little.");
        for (int i = 0; i < 10_001; i++) {
            throttle.take("caller " + i);
        }

        assertThatThrownBy(() -> throttle.take("caller 1")).isInstanceOf(ProblemException.class);
        assertThatCode(() -> throttle.take("caller 0")).doesNotThrowAnyException();
    }
}
