package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Spread;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the targets of an environment have done. */
public record StatisticsJson(List<TargetJson> targets) {

    /**
     * One target.
     *
     * @param succeeded of the newest events at rest, how many were brought up and taken down
     * @param failed of the same, how many were not; cancelled and missed ones are neither
     * @param lead proposed for a new event
     */
    public record TargetJson(
            TargetType type,
            String name,
            long events,
            long succeeded,
            long failed,
            SpreadJson preroll,
            SpreadJson postroll,
            Optional<Duration> lead,
            List<EventBriefJson> last) {}

    /** See {@link Spread}. */
    public record SpreadJson(Optional<Duration> p50, Optional<Duration> p90, int samples) {

        static SpreadJson of(Spread spread) {
            return new SpreadJson(spread.p50(), spread.p90(), spread.samples());
        }
    }

    /** One of the newest events at rest. */
    public record EventBriefJson(String id, String name, Status status, Instant start) {}

    public static StatisticsJson of(List<TrackRecord> records, Limits limits) {
        return new StatisticsJson(
                records.stream().map(each -> target(each, limits)).toList());
    }

    private static TargetJson target(TrackRecord each, Limits limits) {
        Spread preroll = spread(each, Outcome::preroll);
        return new TargetJson(
                each.type(),
                each.name(),
                each.events(),
                count(each, Status.ENDED),
                count(each, Status.FAILED) + count(each, Status.TEARDOWN_FAILED),
                SpreadJson.of(preroll),
                SpreadJson.of(spread(each, Outcome::postroll)),
                preroll.lead().map(lead -> lead.compareTo(limits.maximumLead()) > 0 ? limits.maximumLead() : lead),
                each.latest().stream()
                        .map(brief ->
                                new EventBriefJson(brief.id().value(), brief.name(), brief.status(), brief.start()))
                        .toList());
    }

    private static long count(TrackRecord each, Status status) {
        return each.outcomes().stream()
                .filter(outcome -> outcome.status() == status)
                .count();
    }

    private static Spread spread(TrackRecord each, Function<Outcome, Optional<Duration>> phase) {
        return Spread.of(each.outcomes().stream()
                .flatMap(outcome -> phase.apply(outcome).stream())
                .toList());
    }
}
