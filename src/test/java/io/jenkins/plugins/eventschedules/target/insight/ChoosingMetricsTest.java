package io.jenkins.plugins.eventschedules.target.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that chooses a metric, and the places where it stands. */
class ChoosingMetricsTest {

    private static ChosenMetric read(String line) {
        ChosenMetrics chosen = ReadMetrics.ofEnvironment("here", line);
        assertThat(chosen.faults()).isEmpty();
        return chosen.metrics().get(0);
    }

    private static Map<String, String> dimensions(ChosenMetric metric, Map<String, String> known) {
        return metric.dimensions().stream().collect(Collectors.toMap(ChosenMetric.Dimension::name, each -> each.value()
                .filled(name -> Optional.ofNullable(known.get(name)))
                .orElse("?")));
    }

    @Test
    void aLineHasEverythingThatCloudWatchAsksFor() {
        ChosenMetric metric = read("AWS/ECS CPUUtilization ClusterName=@Cluster ServiceName=@bringUp.Service stat=p99.9"
                + " unit=Percent label=Use of the processor = \"much\" @Cluster");

        assertThat(metric.namespace()).isEqualTo("AWS/ECS");
        assertThat(metric.statistic()).isEqualTo("p99.9");
        assertThat(metric.unit()).contains("Percent");
        assertThat(metric.label()).isEqualTo("Use of the processor = \"much\" @Cluster");
        assertThat(dimensions(metric, Map.of("Cluster", "shop", "bringUp.Service", "web")))
                .isEqualTo(Map.of("ClusterName", "shop", "ServiceName", "web"));
        assertThat(dimensions(metric, Map.of("Cluster", "shop"))).containsEntry("ServiceName", "?");
    }

    @Test
    void theLeastIsANamespaceAndAName() {
        ChosenMetric metric = read("Shop Orders");

        assertThat(metric.statistic()).isEqualTo("Average");
        assertThat(metric.unit()).isEmpty();
        assertThat(metric.label()).isEqualTo("Orders");
    }

    @Test
    void signsStandForSpacesAndReferencesAndDoubledForThemselves() {
        ChosenMetric metric = read("My/App Page+Load+Time Site=event-@Name@-eu Mail=a@@b Sum=1++1 Two=@A@@B");

        assertThat(metric.name()).isEqualTo("Page Load Time");
        assertThat(dimensions(metric, Map.of("Name", "cup", "A", "x", "B", "y")))
                .isEqualTo(Map.of("Site", "event-cup-eu", "Mail", "a@b", "Sum", "1+1", "Two", "xy"));
    }

    /** https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
    @Test
    void aLineIsMadeOfWhatTagsTake() {
        String line = "AWS/ECS CPUUtilization ClusterName=@Cluster ServiceName=a@Service@-b unit=Percent label=The use";

        assertThat(line).matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
        assertThat(ReadMetrics.ofTags(
                                "scale",
                                Map.of(
                                        "application",
                                        "x",
                                        ReadMetrics.TAG,
                                        line,
                                        ReadMetrics.TAG + "-2",
                                        "Shop Orders"))
                        .metrics())
                .extracting(ChosenMetric::label)
                .containsExactly("The use", "Orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CPUUtilization | begins with a namespace",
                "AWS/ECS ClusterName=x | begins with a namespace",
                "AWS/E$S X | no namespace",
                "AWS/ECS CPU Cluster | no name=value",
                "AWS/ECS CPU Cluster= | no name=value",
                "AWS/ECS CPU stat=Median | stat=Median is none of",
                "AWS/ECS CPU stat=p101 | is none of",
                "AWS/ECS CPU unit=Parsecs | no unit",
                "AWS/ECS CPU stat=Sum stat=Sum | there twice",
                "AWS/ECS CPU A=1 A=2 | there twice",
                "AWS/ECS CPU A=@ | after @ comes the name",
                "AWS/ECS @Metric | only the values of dimensions",
                "AWS/ECS CPU label= | a label has"
            })
    void aMistakeIsToldWithItsPlaceAndTheOtherLinesHold(String line, String fault) {
        ChosenMetrics chosen = ReadMetrics.ofEnvironment("Environment shop", "Shop Orders\n\n" + line + "\n# A remark");

        assertThat(chosen.metrics()).hasSize(1);
        assertThat(chosen.faults())
                .singleElement()
                .asString()
                .startsWith("Environment shop, line 3: ")
                .contains(fault);
        assertThat(ReadMetrics.problem("Environment shop", line)).isPresent();
    }

    @Test
    void onlyAnEnvironmentKeepsALineToOneTarget() {
        assertThat(read("Shop Orders target=scale").isOf("scale")).isTrue();
        assertThat(read("Shop Orders target=scale").isOf("other")).isFalse();
        assertThat(ReadMetrics.ofTags("scale", Map.of(ReadMetrics.TAG, "Shop Orders target=other"))
                        .faults())
                .singleElement()
                .asString()
                .contains("scale, tag event-schedules:insights", "configuration of an environment only");
    }

    @Test
    void aBlockIsTakenOutOfItsDescription() {
        InsightsBlock read =
                InsightsBlock.in("scale", "# More\n\nText.\n\n```insights\nShop Orders\nShop\n```\n\n```\ncode\n```\n");

        assertThat(read.description())
                .startsWith("# More\n\nText.")
                .endsWith("```\ncode\n```")
                .doesNotContain("Orders");
        assertThat(read.chosen().metrics()).hasSize(1);
        assertThat(read.chosen().faults()).singleElement().asString().startsWith("scale, description, line 7: ");
        assertThat(InsightsBlock.in("scale", "Text\n```insights\nShop Orders")
                        .chosen()
                        .faults())
                .singleElement()
                .asString()
                .contains("never closed");
        assertThat(InsightsBlock.in("scale", " as it is \n").description()).isEqualTo(" as it is \n");
    }

    @Test
    void thereIsAnEndToIt() {
        String lines = IntStream.range(0, 50).mapToObj(i -> "Shop M" + i).collect(Collectors.joining("\n"));
        ChosenMetrics chosen = ReadMetrics.ofEnvironment("here", lines);

        assertThat(chosen.metrics()).hasSize(ChosenMetrics.MOST);
        assertThat(chosen.faults()).singleElement().asString().contains("left out");
        assertThat(List.of(ReadMetrics.ofEnvironment("here", "S " + "x".repeat(3000))
                        .faults()))
                .isNotEmpty();
    }
}
