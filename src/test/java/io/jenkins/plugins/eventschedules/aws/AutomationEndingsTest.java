package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;

/** Every ending of an automation ends as docs/aws.md says. */
class AutomationEndingsTest {

    private static final String HEADING = "SSM status";

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    static Stream<String> statuses() {
        List<String> all = new ArrayList<>();
        AutomationExecutionStatus.knownValues().forEach(status -> all.add(status.toString()));
        all.add("ANewOneOfNextYear");
        return all.stream();
    }

    @Test
    void theTableHasEveryStatusOfTheService() {
        TreeSet<String> expected = new TreeSet<>(statuses().toList());
        expected.remove("ANewOneOfNextYear");
        expected.add("any other");
        assertThat(EndingsTable.under(HEADING).keySet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void d05EndsThePrerollAsTheTableSays(String status) {
        String told = row(status).afterPreroll();
        house.withMinimal();
        house.aws.ssm().document("minimal").preroll(course(status, told));
        Event event = house.schedule("automation", "minimal", Map.of());

        Event after = house.until(
                event, now -> now.status() == Status.LIVE || now.status().isFinal());

        assertThat(told)
                .endsWith(after.status().word() + (told.startsWith(EndingsTable.WAITS) ? " at its timeout" : ""));
        if (told.startsWith(EndingsTable.WAITS)) {
            assertThat(after.reason().orElseThrow().cause()).isIn(Cause.DEPLOY_TIMED_OUT, Cause.NOT_READY_IN_TIME);
        }
        if (after.status() == Status.FAILED) {
            assertThat(house.aws.stillUp()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void d05EndsThePostrollAsTheTableSays(String status) {
        String told = row(status).afterPostroll();
        house.withMinimal();
        house.aws.ssm().document("minimal").postroll(course(status, told));
        Event event = house.schedule("automation", "minimal", Map.of());

        Event after = house.until(
                event,
                now -> now.status() == Status.TEARDOWN_FAILED || now.status().isFinal());

        assertThat(told)
                .endsWith(after.status().word() + (told.startsWith(EndingsTable.WAITS) ? " at its timeout" : ""));
        if (told.startsWith(EndingsTable.WAITS)) {
            assertThat(after.reason().orElseThrow().cause()).isEqualTo(Cause.TEARDOWN_TIMED_OUT);
        }
    }

    private static EndingsTable.Row row(String status) {
        Map<String, EndingsTable.Row> table = EndingsTable.under(HEADING);
        return table.getOrDefault(status, table.get("any other"));
    }

    private static Course course(String status, String told) {
        return told.startsWith(EndingsTable.WAITS)
                ? Course.stuckIn(status)
                : Course.lasting(Duration.ofMinutes(1)).endingAs(status);
    }
}
