package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.User;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A calendar, which cannot log in, at the one place that Jenkins leaves open for it. */
@WithJenkins
class FeedTest {

    private static final String FEEDS = "event-schedules/api/v1/environments/sandbox/feeds";

    private final HttpClient http = HttpClient.newHttpClient();
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        let(true);
    }

    private void let(boolean viewerView) {
        MockAuthorizationStrategy roles =
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("viewer");
        jenkins.jenkins.setAuthorizationStrategy(
                viewerView
                        ? roles.grant(EventSchedulesPermissions.VIEW)
                                .everywhere()
                                .to("viewer")
                        : roles);
    }

    @Test
    void aCalendarReadsWhatItsOwnerMaySeeNowAndNothingElse() throws Exception {
        Drafts.schedule("Sale", "viewer", Duration.ofHours(1), Duration.ofHours(1));
        URI feed = make();

        HttpResponse<String> read = get(feed);
        assertEquals(200, read.statusCode());
        assertTrue(read.body().contains("SUMMARY:Sale"), read.body());
        assertTrue(feed.getPath().endsWith("/event-schedules-feed/environments/sandbox/calendar.ics"), feed.getPath());

        assertEquals(404, get(URI.create(feed + "x")).statusCode());
        assertEquals(
                404,
                get(URI.create(feed.toString().replace("calendar.ics", "events")))
                        .statusCode());
        assertEquals(
                404,
                get(jenkins.getURL().toURI().resolve("event-schedules-feed/")).statusCode());
        assertEquals(403, get(jenkins.getURL().toURI().resolve(FEEDS)).statusCode());
        assertEquals(
                403,
                get(jenkins.getURL().toURI().resolve(FEEDS + "?" + feed.getQuery()))
                        .statusCode());

        let(false);
        assertEquals(404, get(feed).statusCode());
        let(true);
        assertEquals(200, get(feed).statusCode());
    }

    @Test
    void aPersonWhoIsGoneReadsNoMore() throws Exception {
        URI feed = make();

        User.getById("viewer", false).delete();

        assertEquals(404, get(feed).statusCode());
    }

    private URI make() throws Exception {
        User.getById("viewer", true).save();
        String token =
                User.getById("viewer", true).getProperty(ApiTokenProperty.class).generateNewToken("test").plainValue;
        HttpResponse<String> made =
                send(HttpRequest.newBuilder(jenkins.getURL().toURI().resolve(FEEDS))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(("viewer:" + token).getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build());
        assertEquals(200, made.statusCode(), made.body());
        return URI.create(made.body().replaceFirst(".*\"url\":\"([^\"]*)\".*", "$1"));
    }

    private HttpResponse<String> get(URI place) throws Exception {
        return send(HttpRequest.newBuilder(place).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
