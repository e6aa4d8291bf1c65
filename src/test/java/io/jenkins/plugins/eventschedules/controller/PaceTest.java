package io.jenkins.plugins.eventschedules.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void looksOftenAtAYoungAttemptAndSeldomAtAnOldOne() {
        Pace pace = Pace.SANDBOX;

        assertThat(pace.untilNextLook(Duration.ZERO)).isEqualTo(pace.fastestPoll());
        assertThat(pace.untilNextLook(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.untilNextLook(Duration.ofHours(1))).isEqualTo(pace.slowestPoll());
        assertThat(pace.untilNextLook(Duration.ofHours(-1)))
                .as("after the clock was set back")
                .isEqualTo(pace.fastestPoll());
    }

    @Property
    void backsOffMoreEachTimeWithinBounds(@ForAll @IntRange(min = 1, max = 1000) int failures, @ForAll long seed) {
        Duration wait = new Backoff(Pace.SANDBOX, new Random(seed)).after(failures);

        assertThat(wait)
                .isGreaterThanOrEqualTo(Pace.SANDBOX.firstBackoff().dividedBy(2))
                .isLessThanOrEqualTo(Pace.SANDBOX.longestBackoff());
        if (failures >= 6) {
            assertThat(wait)
                    .isGreaterThanOrEqualTo(Pace.SANDBOX.longestBackoff().dividedBy(2));
        }
    }

    @Test
    void latenessTellsPercentiles() {
        LatenessWatch watch = new LatenessWatch();
        assertThat(watch.summary()).isEmpty();
        for (int i = 1; i <= 100; i++) {
            watch.add(Duration.ofMillis(i));
        }
        watch.add(Duration.ofMillis(-5));

        assertThat(watch.summary()).hasValueSatisfying(summary -> {
            assertThat(summary.claims()).isEqualTo(101);
            assertThat(summary.median()).isEqualTo(Duration.ofMillis(50));
            assertThat(summary.p99()).isEqualTo(Duration.ofMillis(99));
            assertThat(summary.worst()).isEqualTo(Duration.ofMillis(100));
        });
    }
}
