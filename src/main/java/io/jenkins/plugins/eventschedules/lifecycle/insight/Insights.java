package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import java.util.List;

/** What the events of one environment used, for whoever looks. */
public interface Insights {

    /** What there is to see of an event. */
    sealed interface View {

        /**
         * It can be seen.
         *
         * @param kept whether it is that of an event at rest and stays as it is
         */
        record Ready(Insight insight, boolean kept) implements View {}

        /** It is being read and can be seen in a moment. */
        record Reading() implements View {}

        /** It cannot be had at present. The message is for a person. */
        record Unavailable(String message) implements View {}

        /** Nobody has chosen what to see. */
        record NothingChosen() implements View {}

        /** Nothing was brought up. */
        record NothingUsed() implements View {}

        /** This environment shows none. */
        record Unsupported() implements View {}
    }

    /** Never waits for a provider for longer than a person would. */
    View of(Event event);

    /** Whether what is seen here is made up. */
    boolean simulated();

    /** See {@link KeptInsights#earlier}. */
    List<KeptInsights.Earlier> earlier(Event event, Folders folders, int limit);

    /** What could not be read of what is chosen, for the person who can mend it. */
    List<String> faults(Event event);

    /** An environment that shows none. */
    Insights NONE = new Insights() {
        @Override
        public View of(Event event) {
            return Phases.of(event, event.updatedAt()).isPresent() ? new View.Unsupported() : new View.NothingUsed();
        }

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public List<KeptInsights.Earlier> earlier(Event event, Folders folders, int limit) {
            return List.of();
        }

        @Override
        public List<String> faults(Event event) {
            return List.of();
        }
    };
}
