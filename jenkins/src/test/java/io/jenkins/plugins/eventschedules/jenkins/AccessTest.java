package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.User;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.security.apitoken.TokenUuidAndPlainValue;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each role at each entrance of the page and the API. */
@WithJenkins
class AccessTest {

    private static final String API = "event-schedules/api/v1/environments/sandbox/";

    private JenkinsRule jenkins;
    private MockAuthorizationStrategy roles;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        roles = new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("nobody", "viewer", "scheduler", "manager", "shopkeeper")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(EventSchedulesPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(EventSchedulesPermissions.SCHEDULE)
                .everywhere()
                .to("scheduler")
                .grant(EventSchedulesPermissions.MANAGE)
                .everywhere()
                .to("manager");
        jenkins.jenkins.setAuthorizationStrategy(roles);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,    403, 403, 403, 403, 403",
        "viewer,    200, 200, 403, 403, 403",
        "scheduler, 200, 200, 201, 200, 403",
        "manager,   200, 200, 201, 200, 200",
        "admin,     200, 200, 201, 200, 200",
    })
    void eachRoleComesAsFarAsItMay(String role, int page, int list, int create, int own, int others) throws Exception {
        Event mine = Drafts.schedule("Mine", role, Duration.ofHours(1), Duration.ofHours(1));
        Event theirs = Drafts.schedule("Theirs", "somebody", Duration.ofHours(1), Duration.ofHours(1));
        assertEquals(page, get(role, "event-schedules/").getStatusCode(), "the page");
        assertEquals(page, get(role, "event-schedules/page/app.js").getStatusCode() == 403 ? 403 : 200, "its files");
        assertEquals(list, get(role, API + "events").getStatusCode(), "the list");
        assertEquals(create, post(role, API + "events", body("New")).getStatusCode(), "a new event");
        assertEquals(own, cancel(role, mine).getStatusCode(), "one's own");
        assertEquals(others, cancel(role, theirs).getStatusCode(), "somebody else's");
    }

    @Test
    void whoIsNotLoggedInSeesNothing() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            for (String path : List.of("event-schedules/", "event-schedules/page/app.js", API + "events")) {
                // Not as a page: that of a refusal would lead on to the log-in.
                WebResponse response = client.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), path)));
                assertEquals(403, response.getStatusCode(), path);
            }
            assertFalse(
                    client.goTo("login").getWebResponse().getContentAsString().contains("event-schedules"));
        }
    }

    @Test
    void aChangeWithoutACrumbIsRefusedUnlessItComesWithAnApiToken() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("manager")) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = request(API + "events", body("Forged"));
            assertEquals(403, client.getPage(request).getWebResponse().getStatusCode());
        }
        TokenUuidAndPlainValue token = User.getById("manager", true)
                .getProperty(jenkins.security.ApiTokenProperty.class)
                .generateNewToken("script");
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            WebRequest request = request(API + "events", body("Scripted"));
            request.setAdditionalHeader("Authorization", basic("manager", token.plainValue));
            assertEquals(201, client.getPage(request).getWebResponse().getStatusCode());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpMethod.class,
            names = {"PATCH", "DELETE"})
    void aChangeByAnyMethodNeedsACrumbToo(HttpMethod method) throws Exception {
        Event event = Drafts.schedule("Mine", "manager", Duration.ofHours(1), Duration.ofHours(1));
        String path = API + "events/" + event.id() + "?revision=1";
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("manager")) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest forged = request(path, "{\"revision\": 1}");
            forged.setHttpMethod(method);
            assertEquals(403, client.getPage(forged).getWebResponse().getStatusCode(), "without");

            WebRequest own = request(path, "{\"revision\": 1}");
            own.setHttpMethod(method);
            own.setAdditionalHeader(
                    jenkins.jenkins.getCrumbIssuer().getCrumbRequestField(),
                    client.executeOnServer(
                            () -> jenkins.jenkins.getCrumbIssuer().getCrumb()));
            // It has reached the API, which has reasons of its own: the query is for DELETE, and this event is not
            // over.
            assertEquals(
                    method == HttpMethod.PATCH ? 400 : 409,
                    client.getPage(own).getWebResponse().getStatusCode(),
                    "with");
        }
        TokenUuidAndPlainValue token = User.getById("manager", true)
                .getProperty(jenkins.security.ApiTokenProperty.class)
                .generateNewToken("script");
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest scripted = request(path, "{\"revision\": 1}");
            scripted.setHttpMethod(method);
            scripted.setAdditionalHeader("Authorization", basic("manager", token.plainValue));
            assertEquals(
                    method == HttpMethod.PATCH ? 400 : 409,
                    client.getPage(scripted).getWebResponse().getStatusCode(),
                    "with an API token");
        }
    }

    @Test
    void aFolderGrantsWhatIsAtHomeInIt() throws Exception {
        MockFolder shops = jenkins.createFolder("shops");
        roles.grant(EventSchedulesPermissions.SCHEDULE).onFolders(shops).to("shopkeeper");
        SandboxEnvironment limited = new SandboxEnvironment("shops");
        limited.setFolders("shops");
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox"), limited));

        assertEquals(200, get("shopkeeper", "event-schedules/").getStatusCode());
        assertEquals(404, get("shopkeeper", API + "events").getStatusCode());
        String there = "event-schedules/api/v1/environments/shops/events";
        assertEquals(200, get("shopkeeper", there).getStatusCode());
        assertEquals(201, post("shopkeeper", there, body("Sale")).getStatusCode());
        assertEquals(403, get("nobody", there).getStatusCode());
        Optional<Visitor> viewer =
                House.get().visitor("shops", User.getById("viewer", true).impersonate2());
        assertTrue(viewer.isPresent(), "what Jenkins itself grants counts everywhere");
    }

    private WebResponse get(String user, String path) throws Exception {
        try (JenkinsRule.WebClient client =
                jenkins.createWebClient().withJavaScriptEnabled(false).login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            return client.getPage(new URL(jenkins.getURL(), path)).getWebResponse();
        }
    }

    private WebResponse cancel(String user, Event event) throws Exception {
        return post(user, API + "events/" + event.id() + "/cancel", "{\"revision\": 1}");
    }

    private WebResponse post(String user, String path, String body) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = request(path, body);
            request.setAdditionalHeader(
                    jenkins.jenkins.getCrumbIssuer().getCrumbRequestField(),
                    client.executeOnServer(
                            () -> jenkins.jenkins.getCrumbIssuer().getCrumb()));
            return client.getPage(request).getWebResponse();
        }
    }

    private WebRequest request(String path, String body) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/json");
        request.setRequestBody(body);
        return request;
    }

    private static String body(String name) {
        return "{\"name\": \"" + name + "\", \"window\": {\"start\": \"2027-06-01T10:00:00Z\", \"end\":"
                + " \"2027-06-01T11:00:00Z\"}, \"target\": {\"type\": \"automation\", \"name\": \"minimal\"}}";
    }

    private static String basic(String user, String password) {
        return "Basic "
                + java.util.Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
