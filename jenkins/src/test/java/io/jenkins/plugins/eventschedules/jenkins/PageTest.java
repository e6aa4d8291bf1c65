package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.jenkins.page.EventSchedulesAction;
import java.util.List;
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
}
