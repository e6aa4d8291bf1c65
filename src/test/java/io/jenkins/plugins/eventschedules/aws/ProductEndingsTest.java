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
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductStatus;
import software.amazon.awssdk.services.servicecatalog.model.RecordStatus;

/** Every ending of a launch and of a termination ends as docs/aws.md says. */
class ProductEndingsTest {

    private static final String HEADING = "Record, product";
    private static final String NEW_ONE = "A_NEW_ONE";

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    static Stream<String> launches() {
        List<String> all = new ArrayList<>();
        for (RecordStatus record : RecordStatus.knownValues()) {
            if (record == RecordStatus.SUCCEEDED) {
                ProvisionedProductStatus.knownValues().forEach(product -> all.add(record + ", " + product));
            } else {
                all.add(record.toString());
            }
        }
        all.add(NEW_ONE);
        all.add("SUCCEEDED, " + NEW_ONE);
        return all.stream();
    }

    static Stream<String> terminations() {
        return launches().filter(status -> !status.startsWith("SUCCEEDED"));
    }

    @Test
    void theTableHasEveryStatusOfTheService() {
        TreeSet<String> expected = new TreeSet<>(
                launches().filter(status -> !status.contains(NEW_ONE)).toList());
        expected.add("SUCCEEDED, no product");
        expected.add("any other");
        assertThat(EndingsTable.under(HEADING).keySet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("launches")
    void d05EndsThePrerollAsTheTableSays(String status) {
        String told = row(status).afterPreroll();
        Event event = schedule(course(status, told), Course.lasting(Duration.ofMinutes(1)));

        Event after = house.until(
                event, now -> now.status() == Status.LIVE || now.reason().isPresent());

        if (told.equals("live")) {
            assertThat(after.status()).isEqualTo(Status.LIVE);
            return;
        }
        Cause cause = after.reason().orElseThrow().cause();
        if (told.startsWith(EndingsTable.WAITS)) {
            assertThat(cause).isIn(Cause.DEPLOY_TIMED_OUT, Cause.NOT_READY_IN_TIME);
        } else {
            assertThat(cause).isEqualTo(Cause.DEPLOY_FAILED);
            house.until(event, Status.FAILED);
            assertThat(house.aws.stillUp()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("terminations")
    void d05EndsThePostrollAsTheTableSays(String status) {
        String told = row(status).afterPostroll();
        Event event = schedule(Course.lasting(Duration.ofMinutes(1)), course(status, told));

        Event after = house.until(event, Status.TEARDOWN_FAILED);

        assertThat(told)
                .endsWith(told.startsWith(EndingsTable.WAITS) ? "teardown_failed at its timeout" : "teardown_failed");
        assertThat(after.reason().orElseThrow().cause())
                .isEqualTo(told.startsWith(EndingsTable.WAITS) ? Cause.TEARDOWN_TIMED_OUT : Cause.TEARDOWN_FAILED);
    }

    private Event schedule(Course launch, Course termination) {
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.SMALL)
                .tagged("application", "event-scheduling-platform")
                .provisioning(launch)
                .terminating(termination);
        house.world().read();
        return house.schedule("product", "cache", Map.of());
    }

    private static EndingsTable.Row row(String status) {
        Map<String, EndingsTable.Row> table = EndingsTable.under(HEADING);
        return table.getOrDefault(status, table.get("any other"));
    }

    private static Course course(String status, String told) {
        String[] both = status.split(", ");
        if (both.length == 2) {
            return Course.lasting(Duration.ofMinutes(1)).leaving(both[1]);
        }
        return told.startsWith(EndingsTable.WAITS)
                ? Course.stuckIn(status)
                : Course.lasting(Duration.ofMinutes(1)).endingAs(status);
    }
}
