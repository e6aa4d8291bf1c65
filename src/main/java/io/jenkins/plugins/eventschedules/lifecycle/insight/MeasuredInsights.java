package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import java.util.List;
import java.util.Optional;

/** Kept ones as they are kept, all others as {@link LatestReadings} has them. */
public final class MeasuredInsights implements Insights {

    private final Measure measure;
    private final KeptInsights kept;
    private final LatestReadings latest;

    public MeasuredInsights(Measure measure, KeptInsights kept, LatestReadings latest) {
        this.measure = measure;
        this.kept = kept;
        this.latest = latest;
    }

    @Override
    public View of(Event event) {
        if (event.preroll().isEmpty()) {
            return new View.NothingUsed();
        }
        // What was kept when nothing was chosen yet may be had now.
        Optional<Insight> known = event.status().isAtRest()
                ? kept.of(event.id())
                        .filter(insight -> insight.version() >= event.version()
                                && !insight.metrics().isEmpty())
                : Optional.empty();
        return known.<View>map(insight -> new View.Ready(insight, true)).orElseGet(() -> latest.of(event));
    }

    @Override
    public boolean simulated() {
        return measure.simulated();
    }

    @Override
    public List<KeptInsights.Earlier> earlier(Event event, Folders folders, int limit) {
        return kept.earlier(event, measure.simulated(), folders, limit);
    }

    @Override
    public List<String> faults(Event event) {
        return measure.chosen(event).map(ChosenMetrics::faults).orElse(List.of());
    }
}
