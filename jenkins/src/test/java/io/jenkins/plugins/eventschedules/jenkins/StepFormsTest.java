package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StepFormsTest {

    @Test
    void everyStepHasItsForm(JenkinsRule jenkins) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.getPage(jenkins.createProject(WorkflowJob.class, "p"), "pipeline-syntax/");
        String[][] fields = {
            {"scheduleEvent", "_.performanceTarget"},
            {"withEvent", "_.automation"},
            {"updateEvent", "_.revision"},
            {"findEvents", "_.owner"},
            {"awaitEvent", "_.until"}
        };
        HtmlSelect steps = page.getFirstByXPath("//select[contains(@class, 'dropdownList')]");
        for (String[] field : fields) {
            HtmlOption option = steps.getOptions().stream()
                    .filter(each -> each.getText().startsWith(field[0] + ":"))
                    .findFirst()
                    .orElseThrow();
            option.setSelected(true);
            client.waitForBackgroundJavaScript(3000);
            assertThat(page.asXml(), containsString(field[1]));
        }
    }
}
