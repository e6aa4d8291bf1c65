package io.jenkins.plugins.eventschedules.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments in stored events, read back as they were written. */
class StoredInstantTest {

    private final EventJson json = new EventJson();

    private static StoredProgress guarded(Instant until) {
        return new StoredProgress(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new StoredProgress.Switch(until, 1)));
    }

    @Property
    void everyMomentIsReadBack(@ForAll("moments") Instant moment) throws Exception {
        assertThat(json.progress(json.write(guarded(moment)))).isEqualTo(guarded(moment));
    }

    @Test
    void soAreTheFirstAndTheLast() throws Exception {
        everyMomentIsReadBack(Instant.MIN);
        everyMomentIsReadBack(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-02-30T12:00:00Z\"",
                "\"2026-12-01T24:00:01Z\"",
                "\"2026-12-01T12:00:00\"",
                "\"2026-12-01\"",
                "\"soon\"",
                "[1]",
                "{}",
                "true"
            })
    void whatIsNoMomentIsRefused(String value) {
        assertThatThrownBy(() ->
                        json.progress("{\"outputs\":{},\"safeguard\":{\"revision\":1,\"armedFor\":" + value + "}}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.longs().between(-70_000_000_000L, 260_000_000_000L),
                        Arbitraries.of(0, 1, 1_000, 1_000_000, 100_000_000, 790_000_000, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
