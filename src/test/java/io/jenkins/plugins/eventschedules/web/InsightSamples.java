package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an event used, as a test knows it beforehand. */
final class InsightSamples {

    static final double PEAK = 42.5;

    private InsightSamples() {}

    static Insight of(Event event) {
        Instant start = event.plan().window().start();
        Stretch stretch = Stretch.covering(start, event.plan().window().end(), start);
        Measured processor = new Measured(
                "AWS/ECS CPUUtilization Average ServiceName=@Service@",
                "Processor",
                Optional.of("Percent"),
                Optional.empty(),
                List.of(Optional.of(PEAK), Optional.empty()),
                Optional.of(new Figures(PEAK, start, PEAK)),
                Optional.empty());
        return new Insight(event.version(), start, true, stretch, List.of(processor));
    }
}
