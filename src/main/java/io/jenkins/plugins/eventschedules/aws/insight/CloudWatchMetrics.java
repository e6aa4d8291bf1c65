package io.jenkins.plugins.eventschedules.aws.insight;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Reads metrics by {@code GetMetricData}, as many in a call as it takes:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
public final class CloudWatchMetrics implements MetricReader {

    private static final int MOST_QUERIES = 500;

    /** More than any event has; a token that never ends must not hold a thread for ever. */
    private static final int MOST_PAGES = 50;

    private final Clients clients;
    private final InstantSource clock;

    public CloudWatchMetrics(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Answer read(Event event, List<Metric> metrics, Stretch stretch) {
        Instant now = clock.instant();
        Instant to = stretch.to().isBefore(now) ? stretch.to() : now;
        List<Map<Instant, Double>> series = new ArrayList<>();
        metrics.forEach(any -> series.add(new TreeMap<>()));
        if (!to.isAfter(stretch.from())) {
            return new Answer.Samples(series);
        }
        try {
            for (int first = 0; first < metrics.size(); first += MOST_QUERIES) {
                int last = Math.min(metrics.size(), first + MOST_QUERIES);
                read(event, request(metrics, first, last, stretch, to), series);
            }
            return new Answer.Samples(series);
        } catch (MishapException e) {
            return new Answer.Unavailable(e.getMessage());
        }
    }

    private void read(Event event, GetMetricDataRequest.Builder request, List<Map<Instant, Double>> series)
            throws MishapException {
        request.overrideConfiguration(clients.sessions().as(event.id().value()));
        String next = null;
        for (int pages = 0; pages < MOST_PAGES && (pages == 0 || next != null); pages++) {
            GetMetricDataRequest asked = request.nextToken(next).build();
            GetMetricDataResponse page = Ask.aws("cloudwatch:GetMetricData", "the account", () -> clients.cloudWatch()
                    .getMetricData(asked));
            for (MetricDataResult result : page.metricDataResults()) {
                take(result, series.get(Integer.parseInt(result.id().substring(1))));
            }
            next = page.nextToken();
        }
    }

    /** A result may come in parts, on this page and on later ones. One that failed must not be kept for a whole one. */
    private static void take(MetricDataResult result, Map<Instant, Double> into) throws MishapException {
        if (result.statusCode() == StatusCode.FORBIDDEN || result.statusCode() == StatusCode.INTERNAL_ERROR) {
            throw new MishapException(new Mishap(
                    Mishap.Kind.FAULT, "CloudWatch could not tell all metrics (" + result.statusCodeAsString() + ")."));
        }
        for (int i = 0; i < Math.min(result.timestamps().size(), result.values().size()); i++) {
            into.put(result.timestamps().get(i), result.values().get(i));
        }
    }

    private static GetMetricDataRequest.Builder request(
            List<Metric> metrics, int first, int last, Stretch stretch, Instant to) {
        return GetMetricDataRequest.builder()
                .metricDataQueries(IntStream.range(first, last)
                        .mapToObj(i -> query("m" + i, metrics.get(i), stretch))
                        .toList())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .startTime(stretch.from())
                .endTime(to);
    }

    private static MetricDataQuery query(String id, Metric metric, Stretch stretch) {
        List<Dimension> dimensions = metric.dimensions().entrySet().stream()
                .map(each -> Dimension.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(asked -> asked.namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(dimensions))
                        .period((int) stretch.period().toSeconds())
                        .stat(metric.statistic()))
                .build();
    }
}
