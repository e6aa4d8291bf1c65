package io.jenkins.plugins.eventschedules.observe;

import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.END;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.LEAD;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.START;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.failed;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.started;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics.Exposition;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures.Tries;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    private static final String IN = "{environment=\"sandbox\",";

    private final ObservedWorld world = new ObservedWorld();

    @Test
    void aLifeIsToldByWhenItsPhasesBeganAndHowLongTheyTook() {
        world.schedule("alice");
        world.at(START.minus(LEAD).plusSeconds(3), started());
        world.at(START.minus(LEAD).plusSeconds(93), succeeded());
        world.at(END.plusSeconds(40), started());
        world.at(END.plusSeconds(50), succeeded());

        Reading reading = world.read();
        assertThat(reading.value("event_schedules_claim_lateness_seconds_sum" + IN + "phase=\"preroll\"}"))
                .isEqualTo(3);
        assertThat(reading.value(
                        "event_schedules_claim_lateness_seconds_bucket" + IN + "phase=\"postroll\",le=\"30.0\"}"))
                .isEqualTo(0);
        assertThat(reading.value(
                        "event_schedules_claim_lateness_seconds_bucket" + IN + "phase=\"postroll\",le=\"60.0\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_ready_lateness_seconds_bucket{environment=\"sandbox\",le=\"0.0\"}"))
                .as("ready in time")
                .isEqualTo(1);
        assertThat(reading.value(
                        "event_schedules_phase_duration_seconds_sum" + IN + "outcome=\"succeeded\",phase=\"preroll\"}"))
                .isEqualTo(90);
        assertThat(reading.value("event_schedules_phase_duration_seconds_sum" + IN
                        + "outcome=\"succeeded\",phase=\"postroll\"}"))
                .isEqualTo(10);
        assertThat(reading.value("event_schedules_status_changes_total" + IN + "from=\"none\",to=\"scheduled\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_status_changes_total" + IN + "from=\"tearing_down\",to=\"ended\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_events" + IN + "status=\"ended\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_events" + IN + "status=\"live\"}"))
                .isEqualTo(0);
    }

    @Test
    void whatIsReadyAfterItsStartIsLateByThatMuch() {
        world.schedule("alice");
        world.at(START.minus(LEAD), started());
        world.at(START.plusSeconds(100), succeeded());

        assertThat(world.read().value("event_schedules_ready_lateness_seconds_sum{environment=\"sandbox\"}"))
                .isEqualTo(100);
        assertThat(world.read()
                        .value("event_schedules_ready_lateness_seconds_bucket{environment=\"sandbox\",le=\"0.0\"}"))
                .isEqualTo(0);
    }

    @Test
    void aPhaseThatFailsIsToldWithItsOutcomeAndItsCalls() {
        world.schedule("alice");
        world.at(START.minus(LEAD), new Report.Unreachable("Rate exceeded"), started());
        world.at(START.minus(LEAD).plusSeconds(60), failed("No capacity"), started());
        world.at(START, failed("Access denied"));

        Reading reading = world.read();
        assertThat(reading.value(
                        "event_schedules_phase_duration_seconds_count" + IN + "outcome=\"failed\",phase=\"preroll\"}"))
                .isEqualTo(1);
        assertThat(reading.value(
                        "event_schedules_phase_duration_seconds_count" + IN + "outcome=\"failed\",phase=\"postroll\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_provider_call_duration_seconds_count{call=\"start\","
                        + "environment=\"sandbox\",result=\"unreachable\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_provider_call_duration_seconds_count{call=\"start\","
                        + "environment=\"sandbox\",result=\"started\"}"))
                .isEqualTo(2);
        assertThat(reading.value(
                        "event_schedules_status_changes_total" + IN + "from=\"tearing_down\",to=\"teardown_failed\"}"))
                .isEqualTo(1);
    }

    /** The attempt is not over when its event is cancelled, but when the provider has stopped it. */
    @Test
    void anAttemptThatIsStoppedIsToldOnce() {
        EventId id = world.schedule("alice");
        world.at(START.minus(LEAD), started());
        world.ask(id, new Command.Cancel(), "alice");
        world.at(START.minus(LEAD).plusSeconds(30), new Report.Stopped(List.of()), started(), succeeded());

        assertThat(world.read()
                        .value("event_schedules_phase_duration_seconds_count" + IN
                                + "outcome=\"stopped\",phase=\"preroll\"}"))
                .isEqualTo(1);
    }

    @Test
    void aProviderThatBreaksIsCountedAndTriedAgain() {
        world.schedule("alice");
        world.at(START.minus(LEAD));

        assertThat(world.read()
                        .value("event_schedules_provider_call_duration_seconds_count{call=\"start\","
                                + "environment=\"sandbox\",result=\"broken\"}"))
                .isEqualTo(1);
    }

    @Test
    void aWriteThatComesTooLateIsStaleAndNoChange() {
        EventId id = world.schedule("alice");
        Event event = world.store.find(id).orElseThrow();
        Change change = new Change(event.next(START).done(), Optional.empty());

        assertThat(world.store.commit(change)).isTrue();
        assertThat(world.store.commit(change)).isFalse();

        Reading reading = world.read();
        assertThat(reading.value("event_schedules_store_commit_duration_seconds_count" + IN + "result=\"stale\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_store_commit_duration_seconds_count" + IN + "result=\"written\"}"))
                .isEqualTo(2);
    }

    @Test
    void howTheEnvironmentStands() {
        world.schedule("alice");
        world.at(START.minus(Duration.ofHours(1)));

        Reading reading = world.read();
        assertThat(reading.value("event_schedules_catalog_age_seconds{environment=\"sandbox\"}"))
                .isEqualTo(Duration.ofHours(47).toSeconds());
        assertThat(reading.value("event_schedules_catalog_gaps{environment=\"sandbox\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_runner_last_round_timestamp_seconds{environment=\"sandbox\"}"))
                .isEqualTo(START.minus(Duration.ofHours(1)).getEpochSecond());
        assertThat(reading.value("event_schedules_runner_up{environment=\"sandbox\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_overdue_seconds{environment=\"sandbox\"}"))
                .isEqualTo(0);
        assertThat(reading.value("event_schedules_build_info{version=\"1.2.3\"}"))
                .isEqualTo(1);
        assertThat(reading.value("event_schedules_store_writable")).isEqualTo(1);
    }

    @Test
    void howThoseDoWhoAreToldOfEvents() {
        world.at(START);
        world.receivers = List.of(
                new ReceiverFigures(
                        "sandbox",
                        "ops",
                        false,
                        new Tries(7, 3, 1, Optional.of(START.minusSeconds(100))),
                        2,
                        Optional.of(START.minusSeconds(90)),
                        Optional.of(START.minusSeconds(95))),
                new ReceiverFigures("sandbox", "team", true, Tries.NONE, 0, Optional.empty(), Optional.empty()));

        Reading reading = world.read();
        String ops = "{environment=\"sandbox\",receiver=\"ops\"";
        String team = "{environment=\"sandbox\",receiver=\"team\"";
        assertThat(reading.value("event_schedules_receiver_up" + ops + "}")).isEqualTo(0);
        assertThat(reading.value("event_schedules_receiver_up" + team + "}")).isEqualTo(1);
        assertThat(reading.value("event_schedules_receiver_notices_waiting" + ops + "}"))
                .isEqualTo(2);
        assertThat(reading.value("event_schedules_receiver_lag_seconds" + ops + "}"))
                .isEqualTo(90);
        assertThat(reading.value("event_schedules_receiver_lag_seconds" + team + "}"))
                .isEqualTo(0);
        String deliveries = "event_schedules_receiver_deliveries_total";
        assertThat(reading.value(deliveries + ops + ",result=\"delivered\"}")).isEqualTo(7);
        assertThat(reading.value(deliveries + ops + ",result=\"failed\"}")).isEqualTo(3);
        assertThat(reading.value(deliveries + ops + ",result=\"given_up\"}")).isEqualTo(1);
        assertThat(reading.value(deliveries + team + ",result=\"failed\"}"))
                .as("there from the beginning")
                .isEqualTo(0);
        assertThat(reading.value("event_schedules_receiver_last_delivery_timestamp_seconds" + ops + "}"))
                .isEqualTo(START.minusSeconds(100).getEpochSecond());
        assertThat(reading.value("event_schedules_receiver_told_all_timestamp_seconds" + ops + "}"))
                .isEqualTo(START.minusSeconds(95).getEpochSecond());
        assertThat(reading.value("event_schedules_receiver_last_delivery_timestamp_seconds" + team + "}"))
                .as("never in this process")
                .isNaN();

        world.receivers = List.of();
        assertThat(world.read().lines())
                .as("of a receiver that is not configured any more nothing is left")
                .noneMatch(line -> line.contains("receiver="));
    }

    @Test
    void theNumberOfSeriesDoesNotGrowWithEventsAndPeople() {
        lead(world.schedule("alice"));
        int few = world.read().lines().size();
        for (int i = 0; i < 20; i++) {
            world.schedule("person " + i);
        }
        Reading reading = world.read();

        assertThat(reading.lines()).hasSize(few);
        assertThat(String.join("\n", reading.lines())).doesNotContain("01JDXM4Z5N", "alice", "person", "Cup final");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | text/plain",
                "text/html | text/plain",
                "application/openmetrics-text;version=1.0.0,text/plain;q=0.5 | application/openmetrics-text",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily | text/plain"
            })
    void aCollectorGetsWhatItCanRead(String accept, String type) {
        world.schedule("alice");

        Exposition exposition = world.measures.exposition(accept);

        assertThat(exposition.mediaType()).startsWith(type);
        String text = new String(exposition.text(), StandardCharsets.UTF_8);
        assertThat(text).contains("# TYPE event_schedules_events gauge");
        assertThat(text.endsWith("# EOF\n")).isEqualTo(type.contains("openmetrics"));
    }

    private void lead(EventId id) {
        world.at(START.minus(LEAD), started(), succeeded());
        assertThat(world.store.find(id)).isPresent();
    }
}
