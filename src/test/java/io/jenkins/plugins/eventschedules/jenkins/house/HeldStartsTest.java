package io.jenkins.plugins.eventschedules.jenkins.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldStartsTest {

    private final Event start = event(Status.SCHEDULED);
    private final Event end = event(Status.LIVE);
    private final EventStore store = mock(EventStore.class);
    private boolean hold = true;
    private final HeldStarts held = new HeldStarts(store, () -> hold);

    @BeforeEach
    void fiveStartsBeforeTwoEnds() {
        List<Event> due = Stream.of(start, start, start, start, start, end, end).toList();
        when(store.due(any(), anyInt()))
                .thenAnswer(call -> due.subList(0, Math.min(due.size(), call.<Integer>getArgument(1))));
    }

    @Test
    void endsAreFoundBehindAnyNumberOfHeldStarts() {
        assertThat(held.due(Instant.EPOCH, 1)).containsExactly(end);
        assertThat(held.due(Instant.EPOCH, 2)).containsExactly(end, end);
        assertThat(held.due(Instant.EPOCH, 100)).containsExactly(end, end);
    }

    @Test
    void startsAreSeenAgainWhenNothingHoldsThem() {
        hold = false;
        assertThat(held.due(Instant.EPOCH, 3)).containsExactly(start, start, start);
    }

    private static Event event(Status status) {
        Event event = mock(Event.class);
        when(event.status()).thenReturn(status);
        return event;
    }
}
