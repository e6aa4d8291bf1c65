package io.jenkins.plugins.eventschedules.aws.testaws.cloudwatch;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Bounds;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** CloudWatch at one place, as far as metrics are read from it. */
public final class CloudWatch {

    private static final int MOST_QUERIES = 500;
    private static final String PERCENTILE = "p(\\d{1,2}(\\.\\d+)?|100)";

    private final Operations operations = new Operations("cloudwatch");
    private final Map<String, Readings> metrics = new HashMap<>();
    private int most = 100_800;

    public CloudWatch() {
        operations.offer("GetMetricData", this::data);
    }

    public Operations operations() {
        return operations;
    }

    /** What a metric measures in the minute that begins at a moment; empty when it measures nothing. */
    public synchronized CloudWatch measures(
            String namespace,
            String name,
            Map<String, String> dimensions,
            Function<Instant, Optional<Double>> minutes) {
        metrics.put(key(namespace, name, dimensions), new Readings(minutes));
        return this;
    }

    /** How many values come with one answer. */
    public synchronized CloudWatch valuesAtMost(int count) {
        most = count;
        return this;
    }

    private static String key(String namespace, String name, Map<String, String> dimensions) {
        return namespace + "\n" + name + "\n" + new TreeMap<>(dimensions);
    }

    /** Values in the order of the queries, cut into pages; what goes on, on the next page, is partial. */
    private synchronized Answer data(Call call) {
        Input input = call.input();
        List<Input> queries = input.parts("MetricDataQueries");
        if (queries.isEmpty()) {
            throw AwsError.invalid("The parameter MetricDataQueries is required.");
        }
        Bounds.size("MetricDataQueries", queries, MOST_QUERIES);
        Instant from = Instant.parse(input.text("StartTime"));
        Instant to = Instant.parse(input.text("EndTime"));
        if (!from.isBefore(to)) {
            throw AwsError.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        input.optionalMatching("ScanBy", "TimestampAscending");
        int skip = input.optional("NextToken").map(Integer::parseInt).orElse(0);
        List<Answer> results = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int seen = 0;
        for (Input query : queries) {
            String id = query.matching("Id", "[a-z][a-zA-Z0-9_]{0,254}");
            if (!ids.add(id)) {
                throw AwsError.invalid("The values for parameter id in MetricDataQueries are not unique.");
            }
            List<Map.Entry<Instant, Double>> values = List.copyOf(
                    values(query.part("MetricStat"), from, to, call.at()).entrySet());
            int begin = Math.min(values.size(), Math.max(0, skip - seen));
            int end = Math.min(values.size(), Math.max(0, skip + most - seen));
            seen += values.size();
            results.add(Answer.with("Id", id)
                    .and("Label", id)
                    .and(
                            "Timestamps",
                            values.subList(begin, end).stream()
                                    .map(each -> each.getKey().toString())
                                    .toList())
                    .and(
                            "Values",
                            values.subList(begin, end).stream()
                                    .map(Map.Entry::getValue)
                                    .toList())
                    .and("StatusCode", end < values.size() ? "PartialData" : "Complete"));
        }
        Optional<String> next = seen > skip + most ? Optional.of(String.valueOf(skip + most)) : Optional.empty();
        return Answer.with("MetricDataResults", results).and("NextToken", next);
    }

    private Map<Instant, Double> values(Input stat, Instant from, Instant to, Instant now) {
        Input metric = stat.part("Metric");
        Map<String, String> dimensions = new TreeMap<>();
        metric.parts("Dimensions").forEach(each -> dimensions.put(each.text("Name"), each.text("Value")));
        Bounds.size("Dimensions", dimensions.keySet(), 30);
        dimensions.forEach((name, value) -> {
            Bounds.length("Dimensions.Name", name, 1, 255);
            Bounds.length("Dimensions.Value", value, 1, 1024);
        });
        String statistic = stat.matching("Stat", "Average|Sum|Minimum|Maximum|SampleCount|" + PERCENTILE);
        int seconds = stat.number("Period").orElse(0);
        if (seconds < 60 || seconds % 60 != 0) {
            throw AwsError.invalid("The parameter Period must be a multiple of 60.");
        }
        Readings readings =
                metrics.get(key(metric.matching("Namespace", "[^:].*"), metric.text("MetricName"), dimensions));
        return readings == null ? Map.of() : readings.between(from, to, Duration.ofSeconds(seconds), statistic, now);
    }
}
