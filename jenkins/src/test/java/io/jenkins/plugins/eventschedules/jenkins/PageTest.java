package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.jenkins.page.EventSchedulesAction;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PageTest {

    @Test
    void thePageMountsWithoutAnythingThatAContentSecurityPolicyForbids(JenkinsRule jenkins) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            HtmlPage page = client.goTo("event-schedules/");
            DomElement mount = page.getElementById("event-schedules");
            assertEquals(jenkins.contextPath + "/event-schedules/api/v1", mount.getAttribute("data-api"));
            assertFalse(mount.getAttribute("data-locale").isEmpty());
            List<DomElement> inline =
                    page.getByXPath("//main//script[not(@src)] | //div[@id='main-panel']//script[not(@src)]");
            assertTrue(inline.isEmpty(), inline::toString);
            assertTrue(page.getByXPath("//div[@id='main-panel']//@*[starts-with(name(), 'on')]")
                    .isEmpty());
            assertTrue(page.getByXPath("//div[@id='main-panel']//@style").isEmpty());
            List<DomElement> modules = page.getByXPath("//script[@type='module']");
            assertEquals(1, modules.size());
            WebResponse script =
                    client.goTo("event-schedules/page/app.js", null).getWebResponse();
            assertThat(script.getContentType(), containsString("javascript"));
        }
    }

    @Test
    void theHeaderLeadsToIt(JenkinsRule jenkins) {
        EventSchedulesAction action = ExtensionList.lookupSingleton(EventSchedulesAction.class);
        assertTrue(action.isPrimaryAction());
        assertEquals("symbol-calendar-outline plugin-ionicons-api", action.getIconFileName());
    }

    @Test
    void everythingIsServedUnderTheContentSecurityPolicyOfJenkins(JenkinsRule jenkins) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            for (String path : List.of(
                    "event-schedules/", "event-schedules/api/v1/environments", "manage/event-schedules-diagnostics/")) {
                WebResponse response = client.goTo(path, null).getWebResponse();
                assertThat(
                        path,
                        response.getResponseHeaderValue("Content-Security-Policy"),
                        containsString("default-src"));
                assertEquals("nosniff", response.getResponseHeaderValue("X-Content-Type-Options"), path);
            }
        }
    }

    @Test
    void behindAReverseProxyEveryAddressIsAPathBelowJenkins(JenkinsRule jenkins) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            client.addRequestHeader("X-Forwarded-Proto", "https");
            client.addRequestHeader("X-Forwarded-Host", "events.example.com");
            HtmlPage page = client.goTo("event-schedules/");
            DomElement mount = page.getElementById("event-schedules");
            assertEquals(jenkins.contextPath + "/event-schedules/api/v1", mount.getAttribute("data-api"));
            assertEquals(jenkins.contextPath + "/event-schedules/page", mount.getAttribute("data-assets"));

            WebRequest request = new WebRequest(
                    new URL(jenkins.getURL(), "event-schedules/api/v1/environments/sandbox/events"), HttpMethod.POST);
            request.setAdditionalHeader(
                    jenkins.jenkins.getCrumbIssuer().getCrumbRequestField(),
                    client.executeOnServer(
                            () -> jenkins.jenkins.getCrumbIssuer().getCrumb()));
            request.setAdditionalHeader("Content-Type", "application/json");
            request.setRequestBody(
                    """
                    {"name": "Sale", "window": {"start": "%s", "end": "%s"}, "lead": "PT0S",
                     "target": {"type": "automation", "name": "minimal"}}
                    """
                            .formatted(
                                    Instant.now().plusSeconds(3600),
                                    Instant.now().plusSeconds(7200)));
            WebResponse made = client.getPage(request).getWebResponse();
            assertEquals(201, made.getStatusCode());
            assertThat(
                    made.getResponseHeaderValue("Location"),
                    startsWith(jenkins.contextPath + "/event-schedules/api/v1/environments/sandbox/events/"));
        }
    }
}
