package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.web.Operations.Finding;
import io.jenkins.plugins.eventschedules.web.Operations.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What those who run the host ask it. */
class OperatingTest {

    @RegisterExtension
    final Api api = new Api();

    @Test
    void whoeverAsksLearnsThatSomebodyAnswersAndNothingElse() {
        api.operated.findings.set(0, new Finding("store", State.DOWN, "/var/events.db is full"));

        for (String user : new String[] {null, "nobody", "alice", "maya"}) {
            Api.Ask ask = api.ask("GET", "/health");
            JsonNode body =
                    (user == null ? ask : ask.as(user)).send().expect(200).body();

            assertThat(body.toString()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @Test
    void aHostThatCannotWriteIsDown() {
        healthyRunners();
        api.operated.findings.set(0, new Finding("store", State.DOWN, "/var/events.db is full"));

        JsonNode health = health(Users.ADMINISTRATOR).expect(503).body();

        assertThat(health.path("status").asText()).isEqualTo("down");
        assertThat(check(health, "store").path("message").asText()).isEqualTo("/var/events.db is full");
        assertThat(health.path("now").asText()).isEqualTo(World.NOW.toString());
    }

    @Test
    void messagesAreForAdministratorsAlone() {
        healthyRunners();
        api.users.everywhere("probe");
        api.operated.findings.set(0, new Finding("store", State.DOWN, "/var/events.db is full"));

        JsonNode health = health("probe").expect(503).body();

        assertThat(check(health, "store").path("status").asText()).isEqualTo("down");
        assertThat(health.toString()).doesNotContain("/var");
    }

    @Test
    void whatAnAdministratorShouldLookAtDoesNotTakeTheHostOut() {
        healthyRunners();
        api.operated.findings.add(new Finding("clock", State.DEGRADED, "It jumped."));

        JsonNode health = health(Users.ADMINISTRATOR).expect(200).body();

        assertThat(health.path("status").asText()).isEqualTo("degraded");
        assertThat(check(health, "clock").path("message").asText()).isEqualTo("It jumped.");
    }

    @Test
    void whatIsStoredAndCannotBeUnderstoodDoesNotTakeTheHostOut() {
        api.sandbox = new World("sandbox", api.clock, store -> new ForwardingEventStore(store) {
            @Override
            public Set<String> damagedBesides() {
                return Set.of("template Sale");
            }
        });
        healthyRunners();
        api.restart();

        JsonNode health = health(Users.ADMINISTRATOR).expect(200).body();

        assertThat(health.path("status").asText()).isEqualTo("degraded");
        assertThat(check(health, "contents").path("environment").asText()).isEqualTo("sandbox");
        assertThat(check(health, "contents").path("message").asText()).contains("template Sale");
    }

    @Test
    void aRunnerThatHasNotLookedForAMinuteIsDown() {
        healthyRunners();
        api.clock.set(World.NOW.plusSeconds(60));
        JsonNode health = health(Users.ADMINISTRATOR).expect(200).body();
        assertThat(check(health, "runner").path("seconds").asLong()).isEqualTo(60);

        api.clock.set(World.NOW.plusSeconds(61));
        health = health(Users.ADMINISTRATOR).expect(503).body();

        assertThat(check(health, "runner").path("environment").asText()).isEqualTo("sandbox");
        assertThat(check(health, "runner").path("message").asText()).contains("has not looked");
    }

    @Test
    void aRunnerThatLooksSeldomHasItsTime() {
        healthyRunners();
        api.sandbox.patience = Duration.ofMinutes(15);
        api.elsewhere.patience = Duration.ofMinutes(15);

        api.clock.set(World.NOW.plusSeconds(15 * 60));
        health(Users.ADMINISTRATOR).expect(200);

        api.clock.set(World.NOW.plusSeconds(15 * 60 + 1));
        health(Users.ADMINISTRATOR).expect(503);
    }

    @Test
    void aRunnerInTroubleIsDown() {
        JsonNode health = health(Users.ADMINISTRATOR).expect(503).body();

        assertThat(check(health, "runner").path("status").asText()).isEqualTo("down");
        assertThat(check(health, "runner").path("message").asText()).isEqualTo("No credentials.");
    }

    @Test
    void metricsComeInTheFormThatTheCollectorAsksFor() {
        Api.Answer answer = api.ask("GET", "/metrics")
                .as(Users.ADMINISTRATOR)
                .header("Accept", "application/openmetrics-text")
                .send()
                .expect(200);

        assertThat(answer.body().asText()).isEqualTo("up 1\n# for application/openmetrics-text");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4");
        assertThat(answer.header("Vary")).isEqualTo("Accept");
    }

    @Test
    void metricsAreForThoseWhoMaySeeEveryEnvironment() {
        api.users.everywhere("prometheus");
        api.ask("GET", "/metrics").as("prometheus").send().expect(200);

        api.ask("GET", "/metrics").as("maya").send().expect(403, "forbidden");
    }

    @Test
    void aBackupComesWholeAndWithItsDigestAndLeavesNothing() throws Exception {
        Api.Answer answer = api.ask("POST", "/backup")
                .as(Users.ADMINISTRATOR)
                .json("{}")
                .send()
                .expect(200);

        assertThat(answer.body().asText()).isEqualTo(new String(Operated.STORE, StandardCharsets.UTF_8));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Operated.STORE);
        assertThat(answer.header("Repr-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"events-20261123T120000Z.db\"");
        assertThat(api.operated.copies).hasSize(1);
        // Whoever asked has the last byte before the host can clean up.
        for (int i = 0; i < 100 && Files.exists(api.operated.copies.get(0)); i++) {
            Thread.sleep(50);
        }
        assertThat(api.operated.copies).noneMatch(Files::exists);
    }

    @Test
    void aFormOfAnotherSiteCanAskForNoBackup() {
        api.ask("POST", "/backup")
                .as(Users.ADMINISTRATOR)
                .body("application/x-www-form-urlencoded", "{}".getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(415);
        api.ask("POST", "/backup")
                .as(Users.ADMINISTRATOR)
                .json("{'to':'/etc/passwd'}")
                .send()
                .expect(422);

        assertThat(api.operated.copies).isEmpty();
    }

    private void healthyRunners() {
        List.of(api.sandbox, api.elsewhere).forEach(world -> world.trouble = java.util.Optional.empty());
    }

    private Api.Answer health(String user) {
        return api.ask("GET", "/health").as(user).send();
    }

    private static JsonNode check(JsonNode health, String name) {
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + health);
    }
}
