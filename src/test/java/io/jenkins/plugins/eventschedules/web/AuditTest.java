package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An audit takes its time: it is run in the background, and everybody who may sees how far it has come. */
class AuditTest {

    @RegisterExtension
    final Api api = new Api();

    private JsonNode shown() {
        return api.ask("GET", "/environments/sandbox/audit")
                .as("maya")
                .send()
                .expect(200)
                .body();
    }

    private JsonNode run() {
        return api.ask("POST", "/environments/sandbox/audit")
                .as("maya")
                .json("{}")
                .send()
                .expect(202)
                .body();
    }

    private JsonNode until(Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        JsonNode now = shown();
        while (!wanted.test(now)) {
            assertThat(System.nanoTime()).as("%s", now).isLessThan(deadline);
            Thread.sleep(5);
            now = shown();
        }
        return now;
    }

    @Test
    void beforeTheFirstRunThereIsNothingAndLookingStartsNone() {
        assertThat(shown().path("state").asText()).isEqualTo("never");
        assertThat(shown().path("startedAt").isNull()).isTrue();
        assertThat(api.sandbox.audit.runs).isZero();
    }

    @Test
    void itIsSeenWhileItRunsAndKeptWhenItIsDone() throws InterruptedException {
        api.sandbox.audit.slowly();
        assertThat(run().path("state").asText()).isEqualTo("running");
        api.sandbox.audit.step();
        JsonNode first = until(now -> now.path("checks").size() == 1);
        assertThat(first.path("state").asText()).isEqualTo("running");
        assertThat(first.path("finishedAt").isNull()).isTrue();

        api.sandbox.audit.step();
        api.sandbox.audit.step();
        JsonNode done = until(now -> now.path("state").asText().equals("done"));
        assertThat(done.path("startedAt").asText()).isEqualTo(World.NOW.toString());
        assertThat(done.path("finishedAt").asText()).isEqualTo(World.NOW.toString());
        assertThat(done.path("counts").path("failed").asInt()).isEqualTo(1);
        assertThat(done.path("checks").get(1).path("id").asText()).isEqualTo("role-trust");
        assertThat(done.path("checks").get(1).path("remedy").asText()).isEqualTo("aws iam update-role");
        assertThat(done.path("checks").get(0).path("remedy").isNull()).isTrue();
    }

    @Test
    void aSecondWishJoinsTheRunThatIsOnItsWay() throws InterruptedException {
        api.sandbox.audit.slowly();
        run();
        run();
        for (int i = 0; i < 3; i++) {
            api.sandbox.audit.step();
        }
        until(now -> now.path("state").asText().equals("done"));
        assertThat(api.sandbox.audit.runs).isEqualTo(1);
        run();
        assertThat(shown().path("checks")).isEmpty();
    }

    @Test
    void oneThatBreaksOffSaysSoAndKeepsWhatItFound() throws InterruptedException {
        api.sandbox.audit.breaks = true;
        run();
        assertThat(until(now -> now.path("state").asText().equals("broken")).path("checks"))
                .hasSize(2);
    }

    @Test
    void whoManagesEventsButNotTheEnvironmentMayNotSeeIt() {
        api.users.permissions.put("maya", Set.of(Permission.VIEW, Permission.SCHEDULE, Permission.MANAGE));
        for (String method : new String[] {"GET", "POST"}) {
            assertThat(api.ask(method, "/environments/sandbox/audit")
                            .as("maya")
                            .json("{}")
                            .send()
                            .expect(403, "forbidden")
                            .body()
                            .path("detail")
                            .asText())
                    .isEqualTo("You need the permission to configure sandbox.");
        }
        assertThat(api.sandbox.audit.runs).isZero();
    }
}
