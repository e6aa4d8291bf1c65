package io.jenkins.plugins.eventschedules.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

    @Test
    void percentilesAreDurationsThatWereReallySeen() {
        Spread spread = Spread.of(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> Duration.ofMinutes(11 - i))
                .toList());

        assertThat(spread.p50()).contains(Duration.ofMinutes(5));
        assertThat(spread.p90()).contains(Duration.ofMinutes(9));
        assertThat(spread.samples()).isEqualTo(10);
    }

    @Test
    void nothingIsKnownWithoutSamples() {
        assertThat(Spread.of(List.of()).p50()).isEmpty();
        assertThat(Spread.of(List.of()).lead()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT0S", "PT1S,PT1M", "PT50S,PT1M", "PT50.001S,PT2M", "PT5M,PT6M", "PT10M,PT12M", "PT11M,PT14M"})
    void aLeadIsTheSlowestOfTenAndAFifthMoreInWholeMinutes(Duration took, Duration lead) {
        assertThat(Spread.of(List.of(took)).lead()).contains(lead);
    }
}
