package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads what resources measured. May block for as long as a few calls to the provider take, and answers an interrupt. */
public interface MetricReader {

    /** What came of reading. */
    sealed interface Answer {

        /**
         * What there is.
         *
         * @param series one for each metric, in their order: values by the beginnings of their periods, as the provider
         *     has them
         */
        record Samples(List<Map<Instant, Double>> series) implements Answer {

            public Samples {
                series = List.copyOf(series);
            }
        }

        /** Nothing can be had at present. The message is for a person. */
        record Unavailable(String message) implements Answer {}
    }

    /** Whether it makes up what it tells. */
    boolean simulated();

    /** @param event whose resources these are */
    Answer read(Event event, List<Metric> metrics, Stretch stretch);
}
