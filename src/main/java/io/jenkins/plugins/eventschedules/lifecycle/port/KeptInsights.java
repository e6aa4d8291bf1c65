package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the events of one environment used, kept with them after the provider has forgotten, and gone when they are.
 * Called from any thread; every method throws {@link StoreException} when the store cannot serve it.
 */
public interface KeptInsights {

    /**
     * What another event used.
     *
     * @param audience that was expected; absent when nobody said
     * @param figures by {@link io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric#key}
     */
    record Earlier(EventId id, String name, Instant start, Optional<Long> audience, Map<String, Figures> figures) {

        public Earlier {
            figures = Map.copyOf(figures);
        }
    }

    /** Whether anything is kept here. */
    boolean keeps();

    /** Keeps it in place of an earlier one; does nothing when there is no such event any more. */
    void keep(EventId id, Insight insight);

    Optional<Insight> of(EventId id);

    /**
     * Events of the same target that started earlier and of which something is kept, those with the latest start first.
     *
     * @param simulated whether of those that were simulated, or of the others
     */
    List<Earlier> earlier(Event event, boolean simulated, Folders folders, int limit);

    /**
     * Events that came to rest within this time and of which nothing is kept as they are now, those that rest longest
     * first.
     */
    List<EventId> owed(Instant restingAfter, Instant restingBefore, int limit);

    /** Nothing is kept. */
    KeptInsights NONE = new KeptInsights() {
        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public void keep(EventId id, Insight insight) {
            throw new IllegalStateException("nothing is kept here");
        }

        @Override
        public Optional<Insight> of(EventId id) {
            return Optional.empty();
        }

        @Override
        public List<Earlier> earlier(Event event, boolean simulated, Folders folders, int limit) {
            return List.of();
        }

        @Override
        public List<EventId> owed(Instant restingAfter, Instant restingBefore, int limit) {
            return List.of();
        }
    };
}
