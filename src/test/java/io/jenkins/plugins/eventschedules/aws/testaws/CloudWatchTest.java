package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class CloudWatchTest {

    private static final Dimension SITE =
            Dimension.builder().name("Site").value("eu & us").build();

    private final HandClock clock = new HandClock();
    private final TestAws aws = TestAws.start(clock);
    private final Clients clients = new Clients(aws);
    private final CloudWatchClient cloudWatch = clients.cloudWatch();
    private final Instant from = clock.instant();

    @BeforeEach
    void measure() {
        aws.cloudWatch()
                .measures(
                        "Shop",
                        "Orders",
                        Map.of("Site", "eu & us"),
                        at -> Optional.of((double) Duration.between(from, at).toMinutes()));
        clock.pass(Duration.ofMinutes(10));
    }

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    private static MetricDataQuery query(String id, String statistic, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat(statistic).period(period).metric(metric -> metric.namespace("Shop")
                        .metricName("Orders")
                        .dimensions(SITE)))
                .build();
    }

    private GetMetricDataResponse ask(String token, List<MetricDataQuery> queries) {
        return cloudWatch.getMetricData(r -> r.metricDataQueries(queries)
                .startTime(from)
                .endTime(from.plus(Duration.ofHours(1)))
                .nextToken(token)
                .scanBy("TimestampAscending"));
    }

    @Test
    void tellsStatisticsOfPeriodsThatHavePassed() {
        GetMetricDataResponse told = ask(null, List.of(query("sum", "Sum", 300), query("top", "Maximum", 60)));

        assertThat(told.metricDataResults().get(0).values()).containsExactly(10.0, 35.0);
        assertThat(told.metricDataResults().get(0).timestamps())
                .containsExactly(from, from.plus(Duration.ofMinutes(5)));
        assertThat(told.metricDataResults().get(1).values()).hasSize(10).endsWith(9.0);
        assertThat(told.metricDataResults()).allMatch(each -> each.statusCode() == StatusCode.COMPLETE);
        assertThat(told.nextToken()).isNull();
    }

    @Test
    void cutsWhatIsTooMuchIntoPages() {
        aws.cloudWatch().valuesAtMost(7);
        List<MetricDataQuery> queries = List.of(query("a", "Sum", 60), query("b", "Sum", 60));

        GetMetricDataResponse first = ask(null, queries);
        GetMetricDataResponse second = ask(first.nextToken(), queries);

        assertThat(first.metricDataResults().get(0).statusCode()).isEqualTo(StatusCode.PARTIAL_DATA);
        assertThat(first.metricDataResults().get(0).values()).hasSize(7);
        assertThat(second.metricDataResults().get(0).values()).containsExactly(7.0, 8.0, 9.0);
        assertThat(second.metricDataResults().get(1).values()).hasSize(4);
        assertThat(ask(second.nextToken(), queries).nextToken()).isNull();
    }

    @Test
    void forgetsMinutesAfterTwoWeeks() {
        clock.pass(Duration.ofDays(16));

        GetMetricDataResponse told = ask(null, List.of(query("a", "Sum", 60), query("b", "Sum", 300)));

        assertThat(told.metricDataResults().get(0).values()).isEmpty();
        assertThat(told.metricDataResults().get(1).values()).hasSize(12);
    }

    @Test
    void refusesWhatCloudWatchWould() {
        List<MetricDataQuery> many =
                IntStream.range(0, 501).mapToObj(i -> query("m" + i, "Sum", 60)).toList();

        assertThatThrownBy(() -> ask(null, many)).isInstanceOf(CloudWatchException.class);
        assertThatThrownBy(() -> ask(null, List.of(query("m", "Sum", 61)))).hasMessageContaining("multiple of 60");
        assertThatThrownBy(() -> ask(null, List.of(query("m", "Middle", 60)))).hasMessageContaining("stat");
        aws.faults().next("GetMetricData", Fault.THROTTLED);
        assertThatThrownBy(() -> ask(null, List.of(query("m", "Sum", 60))))
                .isInstanceOfSatisfying(CloudWatchException.class, e -> assertThat(e.isThrottlingException())
                        .isTrue());
    }
}
