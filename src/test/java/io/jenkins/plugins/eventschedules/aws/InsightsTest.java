package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights.View;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader.Answer;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.target.insight.ReadMetrics;
import io.jenkins.plugins.eventschedules.web.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What events use, from CloudWatch. */
class InsightsTest {

    private static final Map<String, ParameterValue> WEB = Map.of(
            "Cluster", ParameterValue.of("shop"),
            "Service", ParameterValue.of("web"),
            "DesiredCount", ParameterValue.of("4"));

    @TempDir
    Path folder;

    private SqliteStore store;
    private AwsHouse house;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("events.db"), new SettableClock(AwsHouse.NOW));
        house = new AwsHouse(Secrets.NONE, store.events("shop"), store.insights("shop"));
        house.aws
                .ssm()
                .document("scale-ecs-service")
                .from(AwsHouse.SCALE)
                .tagged("application", "event-scheduling-platform")
                .tagged(ReadMetrics.TAG + "-1", "Shop Orders Site=@Service@-eu stat=Sum unit=Count label=Orders");
        house.aws
                .cloudWatch()
                .measures(
                        "AWS/ECS",
                        "CPUUtilization",
                        Map.of("ClusterName", "shop", "ServiceName", "web"),
                        at -> Optional.of(at.isBefore(AwsHouse.NOW.plus(Duration.ofMinutes(90))) ? 40.0 : 60.0))
                .measures("Shop", "Orders", Map.of("Site", "web-eu"), at -> Optional.of(7.0));
        assertThat(house.world().read()).isTrue();
    }

    @AfterEach
    void close() {
        house.close();
        store.close();
    }

    private Event scheduled() {
        return house.schedule("automation", "scale-ecs-service", WEB);
    }

    private Insight ready(Event event) {
        View view = house.environment().insights().of(house.now(event));
        assertThat(view).isInstanceOf(View.Ready.class);
        return ((View.Ready) view).insight();
    }

    private static Measured named(Insight insight, String label) {
        return insight.metrics().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDocumentChoosesByItsDescriptionAndByItsTags() {
        Event event = scheduled();
        house.until(event, Status.LIVE);
        house.pass(Duration.ofMinutes(30));

        Insight insight = ready(event);

        assertThat(insight.simulated()).isFalse();
        assertThat(insight.metrics())
                .extracting(Measured::label)
                .containsExactly("Processor use", "Memory use", "Copies that run", "Orders");
        assertThat(named(insight, "Processor use").figures().orElseThrow().peak())
                .isEqualTo(40);
        assertThat(named(insight, "Memory use").figures()).isEmpty();
        assertThat(named(insight, "Orders").figures().orElseThrow().average()).isEqualTo(7);
        assertThat(house.world().catalog().listing().targets().get(0).description())
                .as("nobody who plans an event reads that")
                .doesNotContain("CPUUtilization");
    }

    @Test
    void anEnvironmentChoosesForAllOfItsTargetsOrForOne() {
        house.with(
                new AwsSettings(
                        house.settings().account(),
                        CatalogTag.DEFAULT,
                        Optional.of(AwsHouse.ROLE),
                        Optional.empty(),
                        ReadMetrics.ofEnvironment(
                                "Environment shop",
                                """
                        # Everybody's
                        Shop Visits label=Visits
                        Shop Other target=minimal
                        AWS/ECS CPUUtilization ClusterName=@Cluster ServiceName=@Service label=Once is enough
                        """)));
        house.world().read();
        assertThat(house.world().catalog().listing().targets().get(0).insights().metrics())
                .extracting(ChosenMetric::label)
                .containsExactly("Processor use", "Memory use", "Copies that run", "Orders", "Visits");
    }

    @Test
    void aProductChoosesByItsTags() {
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.SMALL)
                .tagged("application", "event-scheduling-platform")
                .tagged(ReadMetrics.TAG, "AWS/ElastiCache CPUUtilization Cache=@Nope@ stat=p99 label=Processor");
        house.world().read();
        assertThat(house.world()
                        .catalog()
                        .find(io.jenkins.plugins.eventschedules.event.TargetType.PRODUCT, "cache")
                        .orElseThrow()
                        .insights()
                        .metrics())
                .extracting(ChosenMetric::statistic)
                .containsExactly("p99");
    }

    @Test
    void itIsKeptAfterCloudWatchHasForgotten() {
        Event event = scheduled();
        house.until(event, Status.ENDED);
        house.pass(Duration.ofMinutes(20));
        assertThat(house.keepInsights()).isEqualTo(1);
        Insight kept = ready(event);
        assertThat(named(kept, "Processor use").figures().orElseThrow().peak()).isEqualTo(60);

        house.clock.advance(Duration.ofDays(460));
        house.restart();
        assertThat(ready(event)).isEqualTo(kept);
    }

    @Test
    void noEventWaitsForACloudWatchThatDoesNotAnswer() {
        house.aws.faults().always("GetMetricData", Fault.THROTTLED);
        Event event = scheduled();
        house.until(event, Status.LIVE);
        assertThat(house.environment().insights().of(house.now(event)))
                .isInstanceOfSatisfying(View.Unavailable.class, unavailable -> assertThat(unavailable.message())
                        .contains("throttles cloudwatch:GetMetricData"));
        house.until(event, Status.ENDED);
        house.pass(Duration.ofMinutes(20));
        assertThat(house.keepInsights()).isZero();

        house.aws.faults().calm().always("GetMetricData", Fault.DENIED);
        house.pass(Duration.ofMinutes(10));
        assertThat(house.keepInsights()).isZero();
        assertThat(house.environment().insights().of(house.now(event)))
                .isInstanceOfSatisfying(View.Unavailable.class, unavailable -> assertThat(unavailable.message())
                        .contains("denies cloudwatch:GetMetricData"));

        house.aws.faults().calm();
        house.pass(Duration.ofMinutes(10));
        assertThat(house.keepInsights()).isEqualTo(1);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void whatComesInPagesIsWholeAndWhatIsTooMuchForOneCallIsAskedForInSeveral() {
        Event event = house.until(scheduled(), Status.LIVE);
        house.aws.cloudWatch().valuesAtMost(5);
        house.pass(Duration.ofMinutes(30));
        Metric orders = new Metric("Shop", "Orders", new TreeMap<>(Map.of("Site", "web-eu")), "Sum");
        Stretch stretch = Stretch.covering(AwsHouse.NOW, AwsHouse.NOW.plus(Duration.ofMinutes(6)), AwsHouse.NOW);
        house.aws.journal().clear();

        Answer answer = house.world()
                .metrics()
                .read(event, IntStream.range(0, 3).mapToObj(i -> orders).toList(), stretch);
        assertThat(answer).isInstanceOfSatisfying(Answer.Samples.class, told -> assertThat(told.series())
                .hasSize(3)
                .allMatch(series -> series.size() == 6));
        assertThat(house.aws.journal().of("GetMetricData")).hasSize(4);

        house.aws.cloudWatch().valuesAtMost(100_800);
        house.aws.journal().clear();
        Answer many = house.world()
                .metrics()
                .read(event, IntStream.range(0, 501).mapToObj(i -> orders).toList(), stretch);
        assertThat(many).isInstanceOfSatisfying(Answer.Samples.class, told -> assertThat(told.series())
                .hasSize(501)
                .allMatch(series -> series.size() == 6));
        assertThat(house.aws.journal().of("GetMetricData")).hasSize(2);
    }
}
