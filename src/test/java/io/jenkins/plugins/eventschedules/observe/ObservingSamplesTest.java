package io.jenkins.plugins.eventschedules.observe;

import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.END;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.LEAD;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.START;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.failed;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.started;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Whoever takes the samples sees something: each series and each value of a label that they ask for is really there. */
class ObservingSamplesTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final Pattern SELECTOR = Pattern.compile("(event_schedules_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!=|=)\"([^\"]*)\"");

    private final Map<String, Map<String, Set<String>>> series = new HashMap<>();
    private final Set<String> metrics = new TreeSet<>();

    ObservingSamplesTest() {
        ObservedWorld world = new ObservedWorld();
        world.schedule("alice");
        world.at(
                START.minus(LEAD),
                new io.jenkins.plugins.eventschedules.lifecycle.port.Report.Unreachable("busy"),
                started());
        world.at(START, succeeded());
        world.at(END, started(), failed("Access denied"));
        world.receivers = List.of(new ReceiverFigures(
                "sandbox",
                "ops",
                false,
                new ReceiverFigures.Tries(1, 1, 1, Optional.of(START)),
                1,
                Optional.of(START),
                Optional.of(START)));
        List<String> lines = world.read().lines();
        lines.stream().filter(line -> !line.startsWith("#")).forEach(this::read);
        lines.stream()
                .filter(line -> line.startsWith("# HELP "))
                .map(line -> line.split(" ", 4)[2])
                .forEach(metrics::add);
    }

    private void read(String line) {
        Matcher named = Pattern.compile("^(\\w+)").matcher(line);
        assertThat(named.find()).isTrue();
        Map<String, Set<String>> labels = series.computeIfAbsent(named.group(1), name -> new HashMap<>());
        Matcher label = LABEL.matcher(line);
        while (label.find()) {
            labels.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(3));
        }
    }

    @Test
    void everyPanelOfTheDashboardAsksForWhatIsThere() throws Exception {
        JsonNode dashboard = new ObjectMapper()
                .readTree(SAMPLES.resolve("grafana-dashboard.json").toFile());
        List<String> asked = new ArrayList<>(dashboard.findValuesAsText("expr"));
        assertThat(asked).hasSizeGreaterThan(12);
        asked.addAll(dashboard.findValuesAsText("definition"));

        asked.forEach(this::assertThere);
        assertThat(dashboard.path("panels")).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        });
    }

    @Test
    void everyAlertAsksForWhatIsThereAndSaysWhatIsWrong() throws Exception {
        Map<String, Object> file = new Yaml().load(Files.readString(SAMPLES.resolve("prometheus/alerts.yml")));
        List<Map<String, Object>> rules = rules(file);

        assertThat(rules).hasSizeGreaterThan(6).allSatisfy(rule -> {
            assertThere(rule.get("expr").toString());
            assertThat(rule.get("labels").toString()).containsAnyOf("severity=page", "severity=ticket");
            assertThat(rule.get("annotations").toString()).contains("summary=");
        });
        assertThat(rules.stream().map(rule -> rule.get("alert"))).doesNotHaveDuplicates();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules(Map<String, Object> file) {
        List<Map<String, Object>> groups = (List<Map<String, Object>>) file.get("groups");
        return (List<Map<String, Object>>) groups.get(0).get("rules");
    }

    @Test
    void theScrapeConfigurationReadsTheEndpointAndTheRulesThatThereAre() throws Exception {
        Map<String, Object> file = new Yaml().load(Files.readString(SAMPLES.resolve("prometheus/prometheus.yml")));

        assertThat(file.get("scrape_configs").toString())
                .contains("metrics_path=/event-schedules/api/v1/metrics", "job_name=event-schedules", "basic_auth=");
        assertThat((List<?>) file.get("rule_files"))
                .allSatisfy(name -> assertThat(SAMPLES.resolve("prometheus").resolve(name.toString()))
                        .exists());
    }

    @Test
    void thePageForOperatorsNamesEveryMetricAndNoOther() throws Exception {
        Set<String> named = new TreeSet<>();
        Files.readAllLines(Path.of("docs", "operate.md")).stream()
                .filter(line -> line.startsWith("| `event_schedules_"))
                .map(line -> line.split("\\|")[1])
                .forEach(cell ->
                        Pattern.compile("`(\\w+)`").matcher(cell).results().forEach(one -> named.add(one.group(1))));
        assertThat(named).isEqualTo(metrics);
    }

    private void assertThere(String expression) {
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            String name = selector.group(1);
            assertThat(series).as(expression).containsKey(name);
            Matcher label = LABEL.matcher(selector.group(2) == null ? "" : selector.group(2));
            while (label.find()) {
                Set<String> values = series.get(name).get(label.group(1));
                assertThat(values)
                        .as("label %s in %s", label.group(1), expression)
                        .isNotNull();
                if (label.group(2).equals("=")) {
                    assertThat(values).as(expression).contains(label.group(3));
                } else if (label.group(2).equals("=~") && !label.group(3).startsWith("$")) {
                    Pattern pattern = Pattern.compile(label.group(3));
                    assertThat(values).as(expression).anyMatch(value -> pattern.matcher(value)
                            .matches());
                }
            }
        }
    }
}
