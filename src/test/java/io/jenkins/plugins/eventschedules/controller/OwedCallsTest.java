package io.jenkins.plugins.eventschedules.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OwedCallsTest {

    private static final EventId A = new EventId("01JDXM4Z5N000000000000000A");
    private static final EventId B = new EventId("01JDXM4Z5N000000000000000B");

    private final OwedCalls owed = new OwedCalls();

    @Test
    void givesTheMostUrgentFirstAndNothingBeforeItIsDue() {
        owed.ask(A, 20);
        owed.ask(B, 10);

        assertThat(owed.take(9)).isEmpty();
        assertThat(owed.take(15)).hasValue(B);
        assertThat(owed.take(15)).isEmpty();
        assertThat(owed.take(20)).hasValue(A);
    }

    @Test
    void anEarlierWishReplacesALaterOneAndALaterOneIsIgnored() {
        owed.ask(A, 20);
        owed.ask(A, 5);
        owed.ask(A, 30);

        assertThat(owed.take(5)).hasValue(A);
        owed.done(A, OptionalLong.empty(), 6);
        assertThat(owed.take(100)).as("one wish, one call").isEmpty();
        assertThat(owed.size()).isZero();
    }

    @Test
    void neverCallsForOneEventTwiceAtTheSameTime() {
        owed.ask(A, 0);
        owed.take(0);

        owed.ask(A, 0);
        assertThat(owed.take(1)).isEmpty();

        owed.done(A, OptionalLong.of(1_000), 2);
        assertThat(owed.take(2)).as("the wish that came meanwhile").hasValue(A);
    }

    @Test
    void aResyncAsksOnlyForWhatIsNotKnown() {
        owed.ask(A, 50);

        owed.askForMissing(List.of(A, B), 0);

        assertThat(owed.take(0)).hasValue(B);
        assertThat(owed.take(0)).isEmpty();
    }

    @Test
    void aMonotonicClockMayWrapAround() {
        owed.ask(A, Long.MAX_VALUE - 1);
        owed.ask(B, Long.MIN_VALUE + 5);

        assertThat(owed.take(Long.MAX_VALUE)).hasValue(A);
        assertThat(owed.take(Long.MAX_VALUE)).isEmpty();
        assertThat(owed.take(Long.MIN_VALUE + 5)).hasValue(B);
    }
}
