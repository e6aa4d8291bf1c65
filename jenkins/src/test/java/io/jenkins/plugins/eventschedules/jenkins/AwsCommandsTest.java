package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.eventschedules.aws.takeover.SampleTable;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The commands that prepare an account, and those that come from elsewhere. */
@WithJenkins
class AwsCommandsTest {

    private static final String PRINCIPAL = "arn:aws:iam::123456789012:role/events";

    private JenkinsRule jenkins;
    private ShopAccount account;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(
                        Jenkins.READ,
                        EventSchedulesPermissions.VIEW,
                        EventSchedulesPermissions.SCHEDULE,
                        EventSchedulesPermissions.CONFIGURE)
                .everywhere()
                .to("operator")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        account = new ShopAccount();
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, TestAws.ACCESS_KEY));
        ShopAccount.configure(account.environment());
        ShopAccount.awaitTarget();
    }

    @AfterEach
    void close() {
        account.close();
    }

    private CLICommandInvoker.Result run(String command, String user, String input, String... arguments) {
        return new CLICommandInvoker(jenkins, command)
                .asUser(user)
                .withStdin(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .invokeWithArgs(arguments);
    }

    private CLICommandInvoker.Result register(String... arguments) {
        return run("event-schedules-register", "admin", "", arguments);
    }

    private boolean isTagged() {
        return account.aws.ssm().tags().values().stream()
                        .filter(tags -> tags.containsKey("application"))
                        .count()
                == 2;
    }

    @Test
    void aPlanIsShownThenAppliedThenTakenBack() {
        account.aws.ssm().document("second").from(Path.of("..", "ssm-documents", "minimal.yaml"));
        AwsEnvironment withoutRole = account.environment();
        withoutRole.setAutomationRoleArn(null);
        ShopAccount.configure(withoutRole);
        CLICommandInvoker.Result shown = register("second", "--principal", PRINCIPAL);
        assertThat(shown.toString(), shown.returnCode(), is(16));
        String plan = shown.stdout().replaceAll("(?s).*--apply ([0-9a-f]{16}).*", "$1");
        assertThat(isTagged(), is(false));

        CLICommandInvoker.Result done = register("second", "--principal", PRINCIPAL, "--apply", plan);
        assertThat(done.toString(), done.returnCode(), is(0));
        assertThat(isTagged(), is(true));
        assertThat(register("second", "--principal", PRINCIPAL).returnCode(), is(0));
        assertThat(
                "a plan that was carried out does not fit any more",
                register("second", "--principal", PRINCIPAL, "--apply", plan).returnCode(),
                is(18));

        CLICommandInvoker.Result undone = register("--undo", plan);
        assertThat(undone.toString(), undone.returnCode(), is(0));
        assertThat(isTagged(), is(false));
    }

    @Test
    void onlyAdministratorsRegister() {
        assertThat(run("event-schedules-register", "operator", "", "minimal").returnCode(), is(6));
        assertThat(account.aws.journal().of("DescribeDocument"), is(empty()));
    }

    @Test
    void whatIsWrongWithTheCommandIsTold() {
        assertThat(register().returnCode(), is(3));
        assertThat(register("minimal", "--credentials", "other").stderr(), containsString("--principal"));
        assertThat(register("--undo", "../../secrets").stderr(), containsString("by its id"));
        assertThat(register("--undo", "0123456789abcdef").stderr(), containsString("cannot be read"));
        CLICommandInvoker.Result missing = register("minimal", "--credentials", "missing", "--principal", PRINCIPAL);
        assertThat(missing.toString(), missing.returnCode(), not(is(0)));
        assertThat(register("nothing").returnCode(), is(17));
    }

    @Test
    void theSamplesEventsAreTakenOverOnce() {
        Instant start = Instant.now().plusSeconds(86_400);
        String table = SampleTable.scan(SampleTable.item(
                "a", "registered", start, start.plusSeconds(3_600), SampleTable.document("minimal", "1"), ""));
        CLICommandInvoker.Result planned = run("event-schedules-takeover", "admin", table);
        assertThat(planned.toString(), planned.returnCode(), is(16));
        assertThat(planned.stdout(), containsString("to make"));
        assertThat(events(), is(0));

        CLICommandInvoker.Result done = run("event-schedules-takeover", "admin", table, "--apply");
        assertThat(done.toString(), done.returnCode(), is(0));
        CLICommandInvoker.Result again = run("event-schedules-takeover", "admin", table, "--apply", "--json");
        assertThat(again.stdout(), containsString("\"fate\":\"there\""));
        assertThat(events(), is(1));
        assertThat(run("event-schedules-takeover", "operator", table).returnCode(), is(6));
        assertThat(run("event-schedules-takeover", "admin", "garbage").returnCode(), is(17));
    }

    private static int events() {
        return House.get()
                .room("shop")
                .orElseThrow()
                .environment()
                .store()
                .list(EventQuery.all())
                .events()
                .size();
    }
}
