package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.insight.KeepInsights;
import io.jenkins.plugins.eventschedules.lifecycle.insight.LatestReadings;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Measure;
import io.jenkins.plugins.eventschedules.lifecycle.insight.MeasuredInsights;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import io.jenkins.plugins.eventschedules.sandbox.demand.SimulatedMetrics;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.target.insight.InsightsBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an event used, as the API tells it, with the real store and the sandbox's simulation on a clock of the test's. */
class InsightsTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202E & \"co\"";
    private static final String BLOCK =
            """
            More copies.
            ```insights
            AWS/ECS CPUUtilization ServiceName=@Service unit=Percent label=%s
            AWS/ApplicationELB RequestCount Target=@Service stat=Sum unit=Count label=Calls
            AWS/ECS Queue Name=@Nowhere label=Queue
            AWS/ECS Secret Name=@Password
            AWS/ECS
            ```
            """
                    .formatted(HOSTILE);

    @RegisterExtension
    final Api api = new Api();

    @TempDir
    Path folder;

    private final MetricReader simulation = new SimulatedMetrics(api.clock);
    private final AtomicInteger readings = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private MetricReader reader = new Counting();
    private String description = BLOCK;
    private boolean catalogIsThere = true;
    private SqliteStore store;
    private KeepInsights keep;

    private final class Counting implements MetricReader {
        @Override
        public boolean simulated() {
            return simulation.simulated();
        }

        @Override
        public Answer read(Event event, List<Metric> metrics, Stretch stretch) {
            readings.incrementAndGet();
            return simulation.read(event, metrics, stretch);
        }
    }

    private static final class Throttled implements MetricReader {
        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public Answer read(Event event, List<Metric> metrics, Stretch stretch) {
            return new Answer.Unavailable("AWS throttles cloudwatch:GetMetricData: too many calls at present.");
        }
    }

    @BeforeEach
    void open() {
        open(Runnable::run);
    }

    private void open(Executor executor) {
        store = SqliteStore.open(folder.resolve("events.db"), api.clock);
        Catalog plain = new SampleCatalog();
        Catalog catalog = () -> new Catalog.Listing(
                plain.listing().targets().stream()
                        .filter(target -> catalogIsThere)
                        .map(target -> target.type() == TargetType.AUTOMATION
                                ? target.showing(InsightsBlock.in(target.name(), description)
                                        .chosen())
                                : target)
                        .toList(),
                api.clock.instant(),
                List.of());
        Measure measure = new Measure(catalog, reader, api.clock);
        keep = new KeepInsights(store.events("sandbox"), store.insights("sandbox"), measure, api.clock);
        api.sandbox = new World("sandbox", api.clock, any -> store.events("sandbox"))
                .showing(new MeasuredInsights(
                        measure, store.insights("sandbox"), new LatestReadings(measure, executor, api.clock)));
    }

    /** The process ends, and another begins. */
    private void restart() {
        store.close();
        open();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    private JsonNode insights(Event event) {
        return api.get(Api.at(event) + "/insights").expect(200).body();
    }

    /** An event that is over, and everybody's values have come in. */
    private Event over() {
        Event event = api.sandbox.at(Status.ENDED, "alice");
        api.clock.set(event.updatedAt().plus(Duration.ofMinutes(20)));
        return event;
    }

    @Test
    void aLiveEventShowsWhatItHasUsedSoFarAndSaysThatItIsSimulated() {
        Event event = api.sandbox.at(Status.LIVE, "alice");
        api.clock.set(event.plan().window().start().plus(Duration.ofHours(2)));

        JsonNode told = insights(event);

        assertThat(told.path("state").asText()).isEqualTo("ready");
        assertThat(told.path("simulated").asBoolean()).isTrue();
        assertThat(told.path("kept").asBoolean()).isFalse();
        JsonNode series = told.path("series");
        assertThat(Instant.parse(series.path("from").asText()))
                .isBefore(event.plan().prerollAt());
        assertThat(Instant.parse(series.path("to").asText()))
                .isAfter(event.plan().window().end());
        assertThat(series.path("period").asText()).isEqualTo("PT1M");
        JsonNode processor = series.path("metrics").get(0);
        assertThat(processor.path("values")).hasSizeBetween(100, 200);
        double peak = processor.path("figures").path("peak").asDouble();
        assertThat(peak).isBetween(50.0, 100.0);
        assertThat(peak).isGreaterThan(3 * processor.path("values").get(0).asDouble());
        assertThat(series.path("phases").path("takedown").isNull()).isTrue();
    }

    @Test
    void countsAreToldPerMinuteAndPerVisitor() {
        Event event = over();
        JsonNode calls = insights(event).path("series").path("metrics").get(1);

        assertThat(calls.path("perMinute").asBoolean()).isTrue();
        // 250,000 people make some 2.4 calls a minute each, whatever the length of a period.
        assertThat(calls.path("figures").path("peak").asDouble()).isBetween(400_000.0, 650_000.0);
        assertThat(calls.path("perVisitor").asDouble()).isBetween(1.6, 2.6);
        assertThat(insights(event)
                        .path("series")
                        .path("metrics")
                        .get(0)
                        .path("perVisitor")
                        .isNull())
                .as("a share of something is not shared out")
                .isTrue();
    }

    @Test
    void labelsAreTextAndWhatCannotBeHadSaysWhy() {
        JsonNode told = insights(over());
        JsonNode metrics = told.path("series").path("metrics");

        assertThat(metrics.get(0).path("label").asText()).isEqualTo(HOSTILE);
        assertThat(metrics.get(2).path("problem").asText()).contains("no parameter and no output Nowhere");
        assertThat(metrics.get(2).path("figures").isNull()).isTrue();
        assertThat(metrics.get(3).path("problem").asText()).contains("secret");
        assertThat(told.path("faults").toString()).contains("scale-ecs-service, description, line 7");
        assertThat(told.toString()).doesNotContain("hunter2");
    }

    @Test
    void anEventAtRestIsKeptOnceAndStaysAfterARestart() {
        Event event = over();

        assertThat(keep.round()).isEqualTo(1);
        assertThat(keep.round()).isZero();
        JsonNode kept = insights(event);
        int before = readings.get();
        restart();
        catalogIsThere = false;
        api.clock.advance(Duration.ofDays(400));

        JsonNode later = insights(event);
        assertThat(later.path("kept").asBoolean()).isTrue();
        assertThat(later.path("series")).isEqualTo(kept.path("series"));
        assertThat(readings).hasValue(before);
    }

    @Test
    void whatWasNotKeptBeforeARestartIsOwedAfterIt() {
        over();
        restart();

        assertThat(keep.round()).isEqualTo(1);
    }

    @Test
    void lateValuesAreWaitedFor() {
        Event event = api.sandbox.at(Status.ENDED, "alice");
        api.clock.set(event.updatedAt().plus(Duration.ofMinutes(5)));

        assertThat(keep.round()).isZero();
        api.clock.advance(Duration.ofMinutes(15));
        assertThat(keep.round()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsTriedAgainLessOftenAndGivenUpWhenItIsForgotten() {
        reader = new Throttled();
        restart();
        Event event = over();

        JsonNode told = insights(event);
        assertThat(told.path("state").asText()).isEqualTo("unavailable");
        assertThat(told.path("message").asText()).contains("throttles");
        assertThat(keep.round()).isZero();
        reader = new Counting();
        assertThat(readings).hasValue(0);
        restart();
        assertThat(keep.round()).as("a new process tries at once").isEqualTo(1);

        api.clock.set(World.NOW);
        Event forgotten = api.sandbox.at(Status.ENDED, "alice");
        api.clock.set(forgotten.updatedAt().plus(Duration.ofDays(15)));
        assertThat(keep.round()).isZero();
    }

    @Test
    void oneEventThatCannotBeReadKeepsNoOtherFromIt() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            events.add(api.sandbox.at(Status.ENDED, "alice"));
        }
        Event bad = events.get(0);
        reader = new MetricReader() {
            @Override
            public boolean simulated() {
                return true;
            }

            @Override
            public Answer read(Event event, List<Metric> metrics, Stretch stretch) {
                if (event.id().equals(bad.id())) {
                    throw new IllegalStateException("a fault of ours");
                }
                return simulation.read(event, metrics, stretch);
            }
        };
        restart();
        api.clock.set(bad.updatedAt().plus(Duration.ofMinutes(20)));

        assertThat(keep.round()).isEqualTo(3);
        assertThat(keep.round()).as("it rests").isZero();
        assertThat(insights(bad).path("state").asText()).isEqualTo("unavailable");
    }

    @Test
    void itGoesWhenItsEventIsDeleted() {
        Event event = over();
        keep.round();
        api.ask("DELETE", Api.at(event) + "?revision=" + event.revision())
                .as("alice")
                .send()
                .expect(204);

        api.get(Api.at(event) + "/insights").expect(404, "not-found");
        assertThat(store.insights("sandbox").of(event.id())).isEmpty();
        store.insights("sandbox").keep(event.id(), InsightSamples.of(event));
        assertThat(store.insights("sandbox").of(event.id()))
                .as("a reading that was under way brings it back to nobody")
                .isEmpty();
    }

    @Test
    void itIsReadAnewWhenItsTakedownIsTriedAgain() {
        Event event = api.sandbox.at(Status.TEARDOWN_FAILED, "alice");
        api.clock.set(event.updatedAt().plus(Duration.ofMinutes(20)));
        assertThat(keep.round()).isEqualTo(1);
        api.post(Api.at(event) + "/retry", "{'revision':" + event.revision() + "}")
                .expect(200);

        assertThat(insights(event).path("kept").asBoolean()).isFalse();
    }

    @Test
    void earlierEventsOfTheTargetAreThoseThatTheCallerMaySee() {
        Instant first = World.NOW.plus(Duration.ofDays(1));
        Event before = api.sandbox.at(Status.ENDED, "alice");
        api.users.allow("maya", "secret", Permission.VIEW, Permission.SCHEDULE);
        store.insights("sandbox").keep(before.id(), InsightSamples.of(before));
        api.clock.set(first.plus(Duration.ofDays(1)));
        Event after =
                api.sandbox.scheduled("alice", "Final", api.clock.instant().plus(Duration.ofHours(2)), "");
        Event hidden =
                api.sandbox.scheduled("maya", "Hidden", api.clock.instant().plus(Duration.ofHours(1)), "secret");
        api.sandbox.brought(hidden);
        store.insights("sandbox").keep(hidden.id(), InsightSamples.of(hidden));
        Event live = api.sandbox.live(after);
        api.clock.set(live.plan().window().start().plus(Duration.ofMinutes(30)));

        JsonNode earlier = insights(live).path("series").path("metrics").get(0).path("earlier");
        assertThat(earlier.findValuesAsText("name")).containsExactly("Cup final");
        assertThat(earlier.get(0).path("peak").asDouble()).isEqualTo(InsightSamples.PEAK);
        JsonNode forMaya = api.ask("GET", Api.at(live) + "/insights")
                .as("maya")
                .send()
                .expect(200)
                .body();
        assertThat(forMaya.path("series").path("metrics").get(0).path("earlier").findValuesAsText("name"))
                .containsExactly("Hidden", "Cup final");
    }

    @Test
    void manyWhoLookAreOneReading() {
        Event event = api.sandbox.at(Status.LIVE, "alice");
        api.clock.set(event.plan().window().start().plus(Duration.ofHours(1)));
        String tag = api.get(Api.at(event) + "/insights").expect(200).header("ETag");
        for (int i = 0; i < 5; i++) {
            api.ask("GET", Api.at(event) + "/insights")
                    .as(i % 2 == 0 ? "alice" : "vera")
                    .header("If-None-Match", tag)
                    .send()
                    .expect(304);
        }
        assertThat(readings).hasValue(1);
        api.clock.advance(Duration.ofMinutes(2));
        insights(event);
        assertThat(readings).hasValue(2);
    }

    @Test
    void nobodyWaitsForAProviderThatDoesNotAnswer() {
        CountDownLatch answer = new CountDownLatch(1);
        reader = new MetricReader() {
            @Override
            public boolean simulated() {
                return true;
            }

            @Override
            public Answer read(Event event, List<Metric> metrics, Stretch stretch) {
                readings.incrementAndGet();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    return new Answer.Unavailable("interrupted");
                }
                return simulation.read(event, metrics, stretch);
            }
        };
        store.close();
        open(threads);
        Event event = api.sandbox.at(Status.LIVE, "alice");
        api.clock.set(event.plan().window().start().plus(Duration.ofHours(1)));

        assertThat(insights(event).path("state").asText()).isEqualTo("reading");
        assertThat(insights(event).path("state").asText()).isEqualTo("reading");
        answer.countDown();
        assertThat(insights(event).path("state").asText()).isEqualTo("ready");
        assertThat(readings).hasValue(1);
    }

    @Test
    void whatHasNothingToShowSaysWhy() {
        Event scheduled = api.sandbox.at(Status.SCHEDULED, "alice");
        assertThat(insights(scheduled).path("state").asText()).isEqualTo("nothing_used");
        description = "Nothing is chosen.";
        restart();
        Event event = over();
        assertThat(insights(event).path("state").asText()).isEqualTo("nothing_chosen");
        assertThat(keep.round()).isEqualTo(1);
        assertThat(keep.round()).isZero();

        description = BLOCK;
        restart();
        assertThat(insights(event).path("state").asText())
                .as("who chooses something later sees what there still is")
                .isEqualTo("ready");
        api.clock.set(World.NOW);
        api.sandbox = new World("sandbox", api.clock);
        Event unsupported = api.sandbox.at(Status.LIVE, "alice");
        assertThat(insights(unsupported).path("state").asText()).isEqualTo("unsupported");
    }

    @Test
    void aTargetThatIsGoneIsToldAndWaitedFor() {
        Event event = over();
        catalogIsThere = false;

        assertThat(insights(event).path("message").asText()).contains("not in the catalog");
        assertThat(keep.round()).isZero();
        catalogIsThere = true;
        api.clock.advance(Duration.ofMinutes(3));
        assertThat(keep.round()).isEqualTo(1);
        assertThat(insights(event).path("kept").asBoolean()).isTrue();
    }
}
