package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all events of an environment together tell. */
class FiguresTest {

    private static final String ACTIVITY = "/environments/sandbox/activity";
    private static final String STATISTICS = "/environments/sandbox/statistics";

    @RegisterExtension
    final Api api = new Api();

    @Test
    void activityCountsEventsInTheDayOfTheZoneOnWhichTheyStart() {
        api.sandbox.scheduled("alice", "Late", Instant.parse("2026-12-01T22:59:00Z"));
        api.sandbox.scheduled("alice", "Next day in Paris", Instant.parse("2026-12-01T23:00:00Z"));
        api.sandbox.at(Status.ENDED, "alice");

        JsonNode buckets = api.get(ACTIVITY + "?from=2026-11-24T10:00:00Z&to=2026-12-02T10:00:00Z&zone=Europe/Paris")
                .expect(200)
                .body()
                .path("buckets");

        assertThat(buckets).hasSize(9);
        assertThat(buckets.get(0).path("start").asText()).isEqualTo("2026-11-23T23:00:00Z");
        assertThat(buckets.get(0).path("counts").toString()).isEqualTo("{\"ended\":1}");
        assertThat(buckets.get(7).path("counts").toString()).isEqualTo("{\"scheduled\":1}");
        assertThat(buckets.get(8).path("start").asText()).isEqualTo("2026-12-01T23:00:00Z");
        assertThat(buckets.get(8).path("counts").toString()).isEqualTo("{\"scheduled\":1}");
    }

    @Test
    void aDayOnWhichTheClocksChangeIsOneBucket() {
        List<String> starts = starts("?from=2026-10-24T12:00:00Z&to=2026-10-26T12:00:00Z&bucket=day&zone=Europe/Paris");

        assertThat(starts).containsExactly("2026-10-23T22:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
    }

    @Test
    void theHourThatComesTwiceIsTwoBuckets() {
        List<String> starts =
                starts("?from=2026-10-24T23:30:00Z&to=2026-10-25T02:00:00Z&bucket=hour&zone=Europe/Paris");

        assertThat(starts).containsExactly("2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z");
    }

    @Test
    void weeksBeginOnMonday() {
        List<String> starts = starts("?from=2026-12-03T00:00:00Z&to=2026-12-07T00:00:01Z&bucket=week");

        assertThat(starts).containsExactly("2026-11-30T00:00:00Z", "2026-12-07T00:00:00Z");
    }

    @Test
    void fourHundredBucketsAreTheMost() {
        String from = ACTIVITY + "?bucket=hour&from=2026-12-01T00:00:00Z&to=";
        Instant end = Instant.parse("2026-12-01T00:00:00Z").plus(Duration.ofHours(400));

        assertThat(api.get(from + end).expect(200).body().path("buckets")).hasSize(400);
        api.get(from + end.plusSeconds(1)).expect(400, "bad-query");
        api.get(from + "9999-12-31T00:00:00Z").expect(400, "bad-query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=2026-12-01T00:00:00Z",
                "?to=2026-12-01T00:00:00Z",
                "?from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z",
                "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z&zone=Europe/Atlantis",
                "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z&zone=%2B01:00",
                "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z&bucket=year",
                "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z&limit=5"
            })
    void aRangeThatCannotBeCutIsRefused(String query) {
        api.get(ACTIVITY + query).expect(400, "bad-query");
    }

    private List<String> starts(String query) {
        List<String> starts = new ArrayList<>();
        api.get(ACTIVITY + query)
                .expect(200)
                .body()
                .path("buckets")
                .forEach(bucket -> starts.add(bucket.path("start").asText()));
        return starts;
    }

    @Test
    void statisticsTellHowATargetHasDoneAndWhichLeadItNeeds() {
        String named = api.sandbox.at(Status.ENDED, "alice").id().value();
        api.sandbox.at(Status.FAILED, "alice");
        api.sandbox.at(Status.CANCELLED, "alice");
        api.sandbox.at(Status.TEARDOWN_FAILED, "alice");
        api.sandbox.at(Status.SCHEDULED, "alice");

        JsonNode targets = api.get(STATISTICS).expect(200).body().path("targets");

        assertThat(targets).hasSize(1);
        JsonNode target = targets.get(0);
        assertThat(target.path("type").asText()).isEqualTo("automation");
        assertThat(target.path("name").asText()).isEqualTo("scale-ecs-service");
        assertThat(target.path("events").asInt()).isEqualTo(5);
        assertThat(target.path("succeeded").asInt()).isEqualTo(1);
        assertThat(target.path("failed").asInt()).isEqualTo(2);
        assertThat(target.path("preroll").path("samples").asInt()).isEqualTo(2);
        assertThat(target.path("postroll").path("samples").asInt()).isEqualTo(2);
        assertThat(target.path("last").findValuesAsText("id")).hasSize(4).contains(named);
    }

    @Test
    void anEnvironmentWithoutEventsHasNoStatistics() {
        assertThat(api.get(STATISTICS).expect(200).body().path("targets")).isEmpty();
    }

    @Test
    void figuresThatHaveNotChangedCostNoReading() {
        api.sandbox = new World("sandbox", api.clock, CountingFigures::new);
        api.restart();
        String query = ACTIVITY + "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z";
        for (String path : List.of(STATISTICS, query)) {
            String tag = api.get(path).expect(200).header("ETag");
            api.ask("GET", path).as("alice").header("If-None-Match", tag).send().expect(304);
        }

        assertThat(((CountingFigures) api.sandbox.store).reads).isEqualTo(2);
    }

    private static final class CountingFigures extends ForwardingEventStore {
        private int reads;

        CountingFigures(EventStore store) {
            super(store);
        }

        @Override
        public List<Map<Status, Long>> starts(List<Instant> bounds, Folders folders) {
            reads++;
            return super.starts(bounds, folders);
        }

        @Override
        public List<TrackRecord> trackRecords(Folders folders, int outcomes, int latest) {
            reads++;
            return super.trackRecords(folders, outcomes, latest);
        }
    }
}
