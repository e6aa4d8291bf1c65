package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpServer;
import hudson.ExtensionList;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsStepFunctionsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.LimitsConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.WebhookRule;
import io.jenkins.plugins.eventschedules.jenkins.house.Attention;
import io.jenkins.plugins.eventschedules.jenkins.house.CatchUpMoves;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchFarEvents;
import io.jenkins.plugins.eventschedules.jenkins.monitor.LeavingMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.RunnerMonitor;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An environment that Step Functions leads, from its form to the end of an event, with and without Jenkins. */
@WithJenkins
class AwsStepFunctionsEnvironmentTest {

    private final LedAccount account = new LedAccount();
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, TestAws.ACCESS_KEY));
        account.aws
                .ssm()
                .document("minimal")
                .preroll(Course.lasting(Duration.ofSeconds(1)))
                .postroll(Course.lasting(Duration.ofSeconds(1)));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theFormRoundTripsEverything() throws Exception {
        AwsStepFunctionsEnvironment shop = account.environment();
        shop.setLabel("The shop's account");
        shop.setMachineCredentials(true);
        shop.setRoleArn("arn:aws:iam::123456789012:role/events");
        shop.setExternalId("of-the-shop");
        shop.setTagKey("team");
        shop.setTagValue("shop");
        shop.setInsights("Shop Orders Site=@Site stat=Sum");
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setPrerollTimeout("2 h");
        shop.setLimits(limits);
        AwsStepFunctionsEnvironment plain = new AwsStepFunctionsEnvironment(
                "plain", "us-east-1", "events", "arn:aws:states:us-east-1:123456789012:stateMachine:events-lifecycle");
        plain.setMachineCredentials(true);
        plain.setLimits(new LimitsConfiguration());
        plain.setEndpoint(account.aws.endpoint().toString());
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox"), shop, plain));

        jenkins.configRoundtrip();

        var after = EventSchedulesConfiguration.get().getEnvironments();
        jenkins.assertEqualDataBoundBeans(shop, after.get(1));
        jenkins.assertEqualDataBoundBeans(plain, after.get(2));
        assertNull(((AwsStepFunctionsEnvironment) after.get(2)).getCredentialsId());
        assertEquals("events", ((AwsStepFunctionsEnvironment) after.get(2)).getTableName());
    }

    @Test
    void whatCannotWorkIsRefusedWithAllThatIsWrong() {
        AwsStepFunctionsEnvironment odd = new AwsStepFunctionsEnvironment("odd", "mars", "no table!", "machine");
        String told = assertThrows(IllegalArgumentException.class, () -> ShopAccount.configure(odd))
                .getMessage();
        for (String part : List.of("odd: ", "region", "credentials", "TableName", "StateMachineArn")) {
            assertTrue(told.contains(part), () -> part + " is not in: " + told);
        }

        AwsStepFunctionsEnvironment elsewhere = new AwsStepFunctionsEnvironment(
                "odd", "eu-west-1", "events", "arn:aws:states:us-east-1:123456789012:stateMachine:events-lifecycle");
        elsewhere.setMachineCredentials(true);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ShopAccount.configure(elsewhere))
                .getMessage()
                .contains("us-east-1"));
    }

    @Test
    void anEventLivesFromAPipelineToItsEnd() throws Exception {
        configured();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "sale");
        job.setDefinition(new CpsFlowDefinition(ShopAccount.LIFE, true));

        WorkflowRun run = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));

        jenkins.assertLogContains("outputs [bringUp.Role]", run);
        jenkins.assertLogContains("over: ended", run);
        assertOver();
    }

    @Test
    void removedFromJenkinsItsEventsEndAndConfiguredAgainTheyAreThere() throws Exception {
        configured();
        Event event = schedule(Duration.ZERO, Duration.ofSeconds(8), "");
        awaitStatus(event, Status.LIVE);

        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox")));
        assertTrue(House.get().room("shop").isEmpty());
        assertTrue(EventSchedulesConfiguration.get().leaving().isEmpty());
        assertFalse(ExtensionList.lookupSingleton(LeavingMonitor.class).isActivated());

        for (int i = 0; i < 600 && !account.stack.running().isEmpty(); i++) {
            Thread.sleep(100);
        }
        configured();
        assertEquals(Status.ENDED, store().find(event.id()).orElseThrow().status());
        assertOver();
    }

    @Test
    void aReloadTouchesNoEvent() throws Exception {
        configured();
        Event event = schedule(Duration.ofHours(1), Duration.ofHours(1), "");
        EventSchedulesConfiguration.get().load();
        ShopAccount.configure(account.environment());
        assertEquals(event, store().find(event.id()).orElseThrow());
        // Where the reload was quicker than the call for the new event, the first sweep makes it.
        for (int i = 0; i < 600 && account.stack.running().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertEquals(List.of(event.id() + "-r1"), account.stack.running());
    }

    @Test
    void quietModeHoldsNothingThatAwsLeads() throws Exception {
        configured();
        EventSchedulesConfiguration.get().setHoldStartsInQuietMode(true);
        // Whatever is saved opens the environment anew, and its catalog is read again.
        ShopAccount.awaitTarget();
        Event event = schedule(Duration.ofSeconds(1), Duration.ofMinutes(10), "");
        jenkins.jenkins.doQuietDown();
        try {
            awaitStatus(event, Status.LIVE);
        } finally {
            jenkins.jenkins.doCancelQuietDown();
        }
    }

    @Test
    void aRenamedFolderTakesItsEventsAlong() throws Exception {
        Folder shops = jenkins.createProject(Folder.class, "shops");
        configured();
        Event event = schedule(Duration.ofHours(1), Duration.ofHours(1), "shops");
        shops.renameTo("stores");
        assertEquals("stores", store().find(event.id()).orElseThrow().origin().folder());
    }

    @Test
    void aFolderRenamedWhileAwsCannotBeReachedIsFollowedLater() throws Exception {
        Folder shops = jenkins.createProject(Folder.class, "shops");
        configured();
        Event event = schedule(Duration.ofHours(1), Duration.ofHours(1), "shops");
        account.aws.faults().everywhere(Fault.CUT_BEFORE);
        shops.renameTo("stores");
        shops.renameTo("markets");
        account.aws.faults().calm();
        assertEquals("shops", store().find(event.id()).orElseThrow().origin().folder());

        // What is owed is in a file: another opening of everything finds it.
        configured();
        ExtensionList.lookupSingleton(CatchUpMoves.class).run();
        assertEquals("markets", store().find(event.id()).orElseThrow().origin().folder());
    }

    @Test
    void aWebhookIsToldOfWhatAwsDoes() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.SYSTEM, "events-webhook", "", Secret.fromString("a secret of the webhook")));
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            WebhookRule rule = new WebhookRule(
                    "ops", "http://127.0.0.1:" + server.getAddress().getPort() + "/", "events-webhook");
            rule.setKinds("scheduled, went_live, ended");
            EventSchedulesConfiguration.get().setNotifications(List.of(rule));
            configured();
            for (int i = 0; i < 300 && account.aws.journal().of("PutItem").isEmpty(); i++) {
                Thread.sleep(100);
            }
            Event event = schedule(Duration.ZERO, Duration.ofSeconds(6), "");

            for (int i = 0; i < 600 && bodies.size() < 3; i++) {
                Thread.sleep(100);
            }
            assertEquals(3, bodies.size(), bodies::toString);
            for (String kind : List.of("scheduled", "went_live", "ended")) {
                assertEquals(
                        1,
                        bodies.stream()
                                .filter(body -> body.contains("\"kind\":\"" + kind + "\""))
                                .filter(body -> body.contains(event.id().value()))
                                .count(),
                        bodies::toString);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPersonFollowsAnEventThatAwsLeads() throws Exception {
        configured();
        Event event = schedule(Duration.ofHours(1), Duration.ofHours(1), "");
        Followers followers = House.get().followers("shop").orElseThrow();
        Followers.Follower alice = new Followers.Follower(
                event.id(), "alice", "alice@example.com", House.get().now().truncatedTo(ChronoUnit.MILLIS));
        followers.put(alice);

        assertEquals(
                Optional.of(alice), House.get().followers("shop").orElseThrow().of(event.id(), "alice"));
    }

    @Test
    void aFailedTakedownShowsInTheHeaderWithoutAskingAwsForEachPage() throws Exception {
        account.aws
                .ssm()
                .document("minimal")
                .postroll(Course.lasting(Duration.ofMillis(200)).endingAs("Failed"));
        configured();
        Event event = schedule(Duration.ZERO, Duration.ofSeconds(6), "");
        awaitStatus(event, Status.TEARDOWN_FAILED);
        ExtensionList.lookupSingleton(WatchFarEvents.class).run();
        long asked = queries();

        assertEquals(1, Attention.of(Jenkins.getAuthentication2()));
        assertEquals(asked, queries());
    }

    @Test
    void anAccountThatCannotBeReachedIsATroubleAndNothingElse() throws Exception {
        AwsStepFunctionsEnvironment closed = account.environment();
        closed.setEndpoint("http://127.0.0.1:9");
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox"), closed));

        assertTrue(House.get().troubles().isEmpty());
        assertEquals(2, House.get().environments().size());
        RunnerMonitor monitor = ExtensionList.lookupSingleton(RunnerMonitor.class);
        for (int i = 0; i < 900 && monitor.getLate().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertTrue(monitor.getLate().get(0).message().contains("cannot be reached"), () -> monitor.getLate()
                .toString());
        String page = jenkins.createWebClient().goTo("event-schedules/").asNormalizedText();
        assertFalse(page.isBlank());
    }

    /** What this Jenkins runs has to end here, even when AWS leads an environment of that name from now on. */
    @Test
    void theNameIsFreeOnceTheEventsOfTheEarlierEnvironmentAreOver() throws Exception {
        EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
        configuration.setEnvironments(List.of(new SandboxEnvironment("shop")));
        Event event = schedule(Duration.ofHours(1), Duration.ofHours(1), "");

        ShopAccount.configure(account.environment());
        assertEquals(
                "sandbox", House.get().room("shop").orElseThrow().environment().kind());
        assertTrue(House.get().troubles().get(0).message().contains("waits for its name"));

        schedules().ask(event.id(), 1, new Command.Cancel(), alice());
        ShopAccount.configure(account.environment());
        assertEquals(
                "aws-step-functions",
                House.get().room("shop").orElseThrow().environment().kind());
        assertTrue(House.get().troubles().isEmpty());
    }

    private void configured() throws InterruptedException {
        ShopAccount.configure(account.environment());
        ShopAccount.awaitTarget();
    }

    /** But for those by which receivers of notices hear of something, now and then. */
    private long queries() {
        return account.aws.journal().of("Query").stream()
                .filter(query -> !query.input().path("IndexName").asText().equals("untold"))
                .count();
    }

    private static Actor alice() {
        return Actor.person("alice");
    }

    private static Schedules schedules() {
        return House.get().room("shop").orElseThrow().environment().schedules();
    }

    private static EventStore store() {
        return House.get().room("shop").orElseThrow().environment().store();
    }

    private static Event schedule(Duration ahead, Duration duration, String folder) {
        Draft draft =
                Drafts.draft("Flash sale", ahead.plusMillis(500), duration).in(folder);
        return schedules().schedule(draft, alice(), Optional.empty()).event();
    }

    private static void awaitStatus(Event event, Status status) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (store().find(event.id()).orElseThrow().status() == status) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(store().find(event.id()).orElseThrow());
    }

    private void assertOver() {
        assertTrue(account.aws.stillUp().isEmpty());
        assertTrue(account.aws.startedTwice().isEmpty());
        assertEquals(List.of(), account.stack.running());
        assertEquals(List.of(), account.stack.failures());
    }
}
