package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.LimitsConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchProviders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An environment in AWS, from its form to the end of an event. */
@WithJenkins
class AwsEnvironmentTest {

    private final ShopAccount account = new ShopAccount();
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, TestAws.ACCESS_KEY));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theFormRoundTripsEverything() throws Exception {
        AwsEnvironment shop = account.environment();
        shop.setLabel("The shop's account");
        shop.setMachineCredentials(true);
        shop.setRoleArn("arn:aws:iam::123456789012:role/events");
        shop.setExternalId("of-the-shop");
        shop.setTagKey("team");
        shop.setTagValue("shop");
        shop.setSafeguardRoleArn("arn:aws:iam::123456789012:role/safeguard");
        shop.setSafeguardGrace("2 h");
        shop.setInsights("Shop Orders Site=@Site stat=Sum label=Orders");
        AwsEnvironment plain = new AwsEnvironment("plain", "eu-central-1");
        plain.setMachineCredentials(true);
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setPrerollTimeout("2 h");
        shop.setLimits(limits);
        plain.setLimits(new LimitsConfiguration());
        plain.setEndpoint(account.aws.endpoint().toString());
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox"), shop, plain));

        jenkins.configRoundtrip();

        var after = EventSchedulesConfiguration.get().getEnvironments();
        jenkins.assertEqualDataBoundBeans(shop, after.get(1));
        jenkins.assertEqualDataBoundBeans(plain, after.get(2));
        assertNull(((AwsEnvironment) after.get(2)).getCredentialsId());
        assertEquals("event-scheduling-platform", ((AwsEnvironment) after.get(2)).getTagValue());
    }

    @Test
    void whatCannotWorkIsRefusedWithAllThatIsWrong() {
        AwsEnvironment odd = new AwsEnvironment("odd", "mars");
        odd.setRoleArn("role/events");
        odd.setEndpoint("ftp://elsewhere");
        odd.setSafeguardGrace("1 s");
        odd.setInsights("Shop");

        String told = assertThrows(IllegalArgumentException.class, () -> ShopAccount.configure(odd))
                .getMessage();

        for (String part :
                List.of("odd: ", "region", "credentials", "ARN of a role", "endpoint", "grace", "Insights, line 1")) {
            assertTrue(told.contains(part), () -> part + " is not in: " + told);
        }
        assertEquals(
                "sandbox",
                EventSchedulesConfiguration.get().getEnvironments().get(0).getName());
    }

    @Test
    void anEventLivesFromAPipelineToItsEnd() throws Exception {
        ShopAccount.configure(account.environment());
        ShopAccount.awaitTarget();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "sale");
        job.setDefinition(new CpsFlowDefinition(ShopAccount.LIFE, true));
        account.aws
                .ssm()
                .document("minimal")
                .preroll(Course.lasting(Duration.ofSeconds(1)))
                .postroll(Course.lasting(Duration.ofSeconds(1)));

        WorkflowRun run = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));

        jenkins.assertLogContains("outputs [bringUp.Role]", run);
        jenkins.assertLogContains("over: ended", run);
        assertTrue(account.aws.stillUp().isEmpty());
        assertTrue(account.aws.startedTwice().isEmpty());
        assertEquals(2, account.aws.journal().of("StartAutomationExecution").size());
        assertNoSecretIn(jenkins.jenkins.getRootDir().toPath());
    }

    @Test
    void aKeyThatIsChangedOrDeletedCountsAtTheNextUse() throws Exception {
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, "AKIAOLD"));
        ShopAccount.configure(account.environment());
        assertTrue(rereads().contains("does not accept the credentials"));

        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, TestAws.ACCESS_KEY));
        rereads();
        assertEquals(1, ShopAccount.listing().targets().size());
        assertNotNull(CredentialsProvider.getFingerprintOf(
                SystemCredentialsProvider.getInstance().getCredentials().get(0)));

        ShopAccount.keep();
        assertTrue(rereads().contains("not in Jenkins"));
    }

    @Test
    void anAccountThatCannotBeReachedIsAGapInItsCatalogAndNothingElse() throws Exception {
        AwsEnvironment closed = account.environment();
        closed.setEndpoint("http://127.0.0.1:9");
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox"), closed));

        assertTrue(House.get().troubles().isEmpty());
        assertEquals(2, House.get().environments().size());
        assertTrue(rereads().contains("cannot be reached"));

        WatchProviders watch = ExtensionList.lookupSingleton(WatchProviders.class);
        watch.run();
        watch.run();
        assertTrue(jenkins.createWebClient()
                .goTo("manage/")
                .asNormalizedText()
                .contains("Its catalog is not complete. The list of documents"));
    }

    /** @return what a fresh reading of the account could not read */
    private static String rereads() throws InterruptedException {
        var before = ShopAccount.listing();
        House.get().room("shop").orElseThrow().environment().catalog().refresh();
        return String.join(" ", ShopAccount.awaitReading(before).gaps());
    }

    private static void assertNoSecretIn(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(TestAws.SECRET_KEY),
                        () -> "the secret key is in " + file);
            }
        }
    }
}
