package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many events start when. */
public record ActivityJson(List<BucketJson> buckets) {

    /** From its start to that of the next. */
    public record BucketJson(Instant start, Map<String, Long> counts) {}

    /** @param bounds one more than there are counts */
    public static ActivityJson of(List<Instant> bounds, List<Map<Status, Long>> counts) {
        return new ActivityJson(IntStream.range(0, counts.size())
                .mapToObj(i -> new BucketJson(
                        bounds.get(i), CountsJson.of(counts.get(i)).counts()))
                .toList());
    }
}
