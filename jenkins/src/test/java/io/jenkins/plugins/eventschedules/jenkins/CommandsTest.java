package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CommandsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("nobody", "viewer", "scheduler")
                .grant(EventSchedulesPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(EventSchedulesPermissions.SCHEDULE)
                .everywhere()
                .to("scheduler")
                .grant(Jenkins.READ, EventSchedulesPermissions.VIEW, EventSchedulesPermissions.CONFIGURE)
                .everywhere()
                .to("operator")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void whatIsLeftOverIsListed() throws Exception {
        assertThat(run("event-schedules-orphans", "admin", "").stderr(), containsString("Nothing can be left over"));
        try (ShopAccount account = new ShopAccount()) {
            ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, TestAws.ACCESS_KEY));
            ShopAccount.configure(account.environment());
            CLICommandInvoker.Result listed = run("event-schedules-orphans", "admin", "");
            assertThat(listed.toString(), listed.stdout(), containsString("Nothing is left over."));
            CLICommandInvoker.Result half = run("event-schedules-orphans", "admin", "", "--remove", "product-pp-1");
            assertThat(half.returnCode(), is(3));
            CLICommandInvoker.Result gone = run(
                    "event-schedules-orphans",
                    "admin",
                    "",
                    "--remove",
                    "product-pp-1",
                    "--event",
                    "01ARZ3NDEKTSV4RRFFQ69G5FAV");
            assertThat(gone.toString(), gone.returnCode(), is(0));
        }
    }

    @Test
    void anEventIsScheduledShownListedAndCancelled() {
        String json = "{\"name\": \"Cup final\", \"window\": {\"start\": \"2027-06-01T20:00\", \"end\":"
                + " \"2027-06-01T23:00\", \"zone\": \"Europe/Paris\"}, \"target\": {\"type\": \"automation\", \"name\":"
                + " \"minimal\"}}";
        CLICommandInvoker.Result made = run("event-schedules-schedule", "scheduler", json, "--json");
        assertThat(made.toString(), made.returnCode(), is(0));
        String id = made.stdout().replaceAll("(?s).*?\"id\":\"(\\w{26})\".*", "$1");

        assertThat(run("event-schedules-show", "viewer", "", id).stdout(), containsString("Cup final"));
        assertThat(run("event-schedules-list", "viewer", "").stdout(), containsString("2027-06-01T18:00:00Z"));
        assertThat(run("event-schedules-list", "viewer", "", "--status", "live").stdout(), not(containsString(id)));
        CLICommandInvoker.Result cancelled = run("event-schedules-cancel", "scheduler", "", id);
        assertThat(cancelled.toString(), cancelled.stdout(), containsString("cancelled"));
    }

    @Test
    void everyCommandAsksForPermission() {
        Event event = Drafts.schedule("Theirs", "somebody", Duration.ofHours(1), Duration.ofHours(1));
        String id = event.id().value();
        assertThat(run("event-schedules-list", "nobody", "").returnCode(), is(3));
        assertThat(run("event-schedules-show", "nobody", "", id).returnCode(), is(3));
        assertThat(run("event-schedules-schedule", "viewer", "{}").returnCode(), is(6));
        assertThat(run("event-schedules-cancel", "viewer", "", id).returnCode(), is(6));
        assertThat(run("event-schedules-end", "scheduler", "", id).returnCode(), is(6));
        assertThat(run("event-schedules-orphans", "scheduler", "").returnCode(), is(6));
        assertThat(Drafts.find(event.id()).status(), is(Status.SCHEDULED));
    }

    @Test
    void whatIsWrongIsSaidWithItsField() {
        CLICommandInvoker.Result result = run("event-schedules-schedule", "scheduler", "{\"name\": \"\"}");
        assertThat(result.returnCode(), is(5));
        assertThat(result.stderr(), containsString("/window/start"));
        assertThat(run("event-schedules-schedule", "scheduler", "{").stderr(), containsString("JSON"));
        Event event = Drafts.schedule("Mine", "scheduler", Duration.ofHours(1), Duration.ofHours(1));
        CLICommandInvoker.Result stale =
                run("event-schedules-cancel", "scheduler", "", event.id().value(), "--revision", "7");
        assertThat(stale.returnCode(), is(5));
        assertThat(stale.stderr(), containsString("revision 1"));
    }

    @Test
    void anEnvironmentIsAuditedByWhoMayConfigureIt() {
        CLICommandInvoker.Result audited = run("event-schedules-audit", "operator", "");
        assertThat(audited.toString(), audited.returnCode(), is(0));
        assertThat(audited.stdout(), containsString("document scale-ecs-service (document-outputs)"));
        assertThat(
                run("event-schedules-audit", "operator", "", "--json").stdout(), containsString("\"state\":\"done\""));
        assertThat(run("event-schedules-audit", "scheduler", "").returnCode(), is(6));
        assertThat(run("event-schedules-audit", "nobody", "").returnCode(), is(3));
    }

    private CLICommandInvoker.Result run(String command, String user, String input, String... arguments) {
        return new CLICommandInvoker(jenkins, command)
                .asUser(user)
                .withStdin(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .invokeWithArgs(arguments);
    }
}
