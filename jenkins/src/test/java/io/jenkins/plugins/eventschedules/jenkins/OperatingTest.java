package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import hudson.cli.CLICommandInvoker;
import hudson.model.User;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.store.SoundFile;
import java.io.File;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What those who run a Jenkins ask the plugin, with an API token as programs have it. */
@WithJenkins
class OperatingTest {

    private static final String API = "event-schedules/api/v1/";

    @TempDir
    Path folder;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "prometheus", "manager")
                .grant(EventSchedulesPermissions.VIEW)
                .everywhere()
                .to("prometheus")
                .grant(EventSchedulesPermissions.MANAGE)
                .everywhere()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void prometheusReadsWithAnApiToken() throws Exception {
        Drafts.schedule("Sale", "manager", Duration.ofHours(1), Duration.ofHours(1));

        HttpResponse<String> metrics = send("prometheus", "metrics", "GET", HttpResponse.BodyHandlers.ofString());

        assertThat(metrics.statusCode(), is(200));
        assertThat(metrics.headers().firstValue("Content-Type").orElse(""), startsWith("text/plain"));
        assertThat(
                metrics.body(),
                containsString(
                        "event_schedules_status_changes_total{environment=\"sandbox\",from=\"none\",to=\"scheduled\"} 1.0"));
        assertThat(metrics.body(), containsString("event_schedules_runner_up{environment=\"sandbox\"} 1.0"));
        assertThat(
                send("reader", "metrics", "GET", HttpResponse.BodyHandlers.ofString())
                        .statusCode(),
                is(403));
    }

    @Test
    void healthTellsEachAsMuchAsTheyMayKnow() throws Exception {
        HttpResponse<String> health = send("prometheus", "health", "GET", HttpResponse.BodyHandlers.ofString());

        assertThat(health.statusCode(), is(200));
        assertThat(health.body(), containsString("{\"name\":\"store\",\"status\":\"up\"}"));
        assertThat(health.body(), containsString("\"name\":\"runner\",\"environment\":\"sandbox\""));
        assertThat(
                send("reader", "health", "GET", HttpResponse.BodyHandlers.ofString())
                        .statusCode(),
                is(403));
    }

    @Test
    void anAdministratorGetsACopyAndNobodyElseDoes() throws Exception {
        Drafts.schedule("Sale", "manager", Duration.ofHours(1), Duration.ofHours(1));
        Path copy = folder.resolve("copy.db");

        HttpResponse<Path> answer = send("admin", "backup", "POST", HttpResponse.BodyHandlers.ofFile(copy));

        assertThat(answer.statusCode(), is(200));
        assertThat(new SoundFile(copy).events(), is(1L));
        File backups = new File(jenkins.jenkins.getRootDir(), "event-schedules/backups");
        assertThat(backups.list().length, is(0));
        HttpResponse<String> refused = send("manager", "backup", "POST", HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode(), is(403));
        assertThat(refused.body(), not(containsString("SQLite format")));
    }

    @Test
    void theCommandKeepsACopyBesideTheStore() throws Exception {
        Drafts.schedule("Sale", "manager", Duration.ofHours(1), Duration.ofHours(1));

        CLICommandInvoker.Result refused = new CLICommandInvoker(jenkins, "event-schedules-backup")
                .asUser("manager")
                .invoke();
        assertThat(refused.returnCode(), is(6));
        CLICommandInvoker.Result made = new CLICommandInvoker(jenkins, "event-schedules-backup")
                .asUser("admin")
                .invoke();

        assertThat(made.toString(), made.returnCode(), is(0));
        try (var files = Files.list(jenkins.jenkins.getRootDir().toPath().resolve("event-schedules/backups"))) {
            assertThat(new SoundFile(files.findFirst().orElseThrow()).events(), is(1L));
        }
    }

    private <T> HttpResponse<T> send(String user, String path, String method, HttpResponse.BodyHandler<T> body)
            throws Exception {
        String token =
                User.getById(user, true).getProperty(ApiTokenProperty.class).generateNewToken("test").plainValue;
        String basic = Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(jenkins.getURL().toURI().resolve(API + path))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        method.equals("POST")
                                                ? HttpRequest.BodyPublishers.ofString("{}")
                                                : HttpRequest.BodyPublishers.noBody())
                                .build(),
                        body);
    }
}
