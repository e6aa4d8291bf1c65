package io.jenkins.plugins.eventschedules.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "20 min, PT20M",
        "2h30m, PT2H30M",
        "2 h 30 min, PT2H30M",
        "31 days, P31D",
        "1 Day, P1D",
        "45s, PT45S",
        "PT20M, PT20M",
        "p2d, P2D",
        "0 s, PT0S",
        "' 5  minutes ', PT5M"
    })
    void durationsAreReadAsPeopleTypeThem(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "min", "5 fortnights", "5 min later", "-5 min", "P", "PT", "999999999999 d", "1 d,"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Duration duration = Duration.ofDays(3).plusHours(4).plusMinutes(5).plusSeconds(6);
        assertThat(DurationText.of(duration)).isEqualTo("3 d 4 h 5 min 6 s");
        assertThat(DurationText.parse(DurationText.of(duration))).contains(duration);
        assertThat(DurationText.of(Duration.ZERO)).isEqualTo("0 s");
    }
}
