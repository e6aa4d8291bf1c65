package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpServer;
import hudson.ExtensionList;
import hudson.model.User;
import hudson.tasks.Mailer;
import hudson.util.Secret;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EmailRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.NotificationRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.WebhookRule;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.RecentTroubles;
import io.jenkins.plugins.eventschedules.jenkins.monitor.NotificationMonitor;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.notification.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class NotificationsTest {

    private static final String SECRET = "correct horse battery staple";

    private JenkinsRule jenkins;
    private EventSchedulesConfiguration configuration;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        configuration = EventSchedulesConfiguration.get();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.SYSTEM, "events-webhook", "", Secret.fromString(SECRET)));
        SystemCredentialsProvider.getInstance().save();
    }

    @Test
    void nobodyIsToldAnythingUnlessThatIsConfigured() {
        assertTrue(configuration.getNotifications().isEmpty());
        assertFalse(ExtensionList.lookupSingleton(NotificationMonitor.class).isActivated());
    }

    @Test
    void theFormRoundTripsEverything() throws Exception {
        WebhookRule ops = webhook("https://hooks.example.com/events");
        ops.setKinds("went_live, ended");
        EmailRule team = new EmailRule("team", "shop@example.com, oncall@example.com");
        team.setEnvironment("sandbox");
        team.setFolder("/shop/");
        team.setKinds("ending_soon");
        team.setBeforeEnd("30 min");
        configuration.setNotifications(List.of(ops, team));

        jenkins.configRoundtrip();

        List<NotificationRule> after = configuration.getNotifications();
        assertEquals(2, after.size());
        jenkins.assertEqualDataBoundBeans(ops, after.get(0));
        jenkins.assertEqualDataBoundBeans(team, after.get(1));
        assertEquals("shop", after.get(1).getFolder());
    }

    @Test
    void whatIsTickedIsWhatIsTold() throws Exception {
        WebhookRule ops = webhook("https://hooks.example.com/events");
        EmailRule team = new EmailRule("team", "shop@example.com");
        team.setKinds("Ended went_live");
        configuration.setNotifications(List.of(ops, team));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            HtmlForm form = client.goTo("configure").getFormByName("config");
            assertEquals(List.of(), ticked(form, 0));
            assertEquals(List.of("went_live", "ended"), ticked(form, 1));
            box(form, 0, "scheduled").click();
            box(form, 0, "teardown_failed").click();
            box(form, 0, "missed").click();
            box(form, 1, "ended").click();
            jenkins.submit(form);
            assertEquals("scheduled, missed, teardown_failed", kinds(0));
            assertEquals("went_live", kinds(1));

            configuration.load();
            form = client.goTo("configure").getFormByName("config");
            assertEquals(List.of("scheduled", "missed", "teardown_failed"), ticked(form, 0));
            assertEquals(List.of("went_live"), ticked(form, 1));
            box(form, 1, "went_live").click();
            jenkins.submit(form);
        }
        assertNull(kinds(1), "none of them means what needs attention");
    }

    @Test
    void eachBoxHasANameThatIsHeard() throws Exception {
        configuration.setNotifications(List.of(webhook("https://hooks.example.com/events")));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            HtmlForm form = client.goTo("configure").getFormByName("config");
            DomElement group = (DomElement) box(form, 0, "ended")
                    .getByXPath("ancestor::*[@role='group']")
                    .get(0);
            assertThat(group.getAttribute("aria-label"), startsWith("Tell when. With none ticked"));
            List<HtmlCheckBoxInput> boxes = boxes(form, 0);
            assertEquals(
                    Stream.of(Kind.values()).map(Kind::word).toList(),
                    boxes.stream().map(box -> box.getAttribute("json")).toList());
            for (HtmlCheckBoxInput box : boxes) {
                String label = box.getNextElementSibling().getTextContent();
                assertThat(box.getAttribute("title"), startsWith(label + ": "));
                assertFalse(box.isDisabled());
            }
        }
    }

    @Test
    void whatCannotWorkIsRefusedWithItsName() {
        assertRefused("ops: The address of a webhook", webhook("file:///etc/passwd"));
        assertRefused("ops: The address of a webhook", webhook("https://user:word@hooks.example.com/"));
        assertRefused("ops: Choose the secret text", new WebhookRule("ops", "https://hooks.example.com/", ""));
        assertRefused("team: \"nobody\" is no e-mail address", new EmailRule("team", "a@example.com, nobody"));
        assertRefused(
                "Two notifications are called ops",
                webhook("https://one.example.com/"),
                webhook("https://two.example.com/"));
        assertThrows(IllegalArgumentException.class, () -> webhook("https://one.example.com/")
                .setKinds("everything"));
    }

    /** Whoever chooses the address has Jenkins speak to whatever Jenkins can reach. */
    @Test
    void onlyAdministratorsSeeAndChangeWhoIsTold() throws Exception {
        configuration.setNotifications(List.of(webhook("https://hooks.example.com/events")));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.MANAGE, EventSchedulesPermissions.CONFIGURE)
                .everywhere()
                .to("configurator"));

        boolean before = Jenkins.MANAGE.getEnabled();
        Jenkins.MANAGE.setEnabled(true);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("configurator")) {
            HtmlPage page = client.goTo("configure");
            assertThat(page.getWebResponse().getContentAsString(), not(containsString("hooks.example.com")));
            jenkins.submit(page.getFormByName("config"));
        } finally {
            Jenkins.MANAGE.setEnabled(before);
        }

        assertEquals(1, configuration.getNotifications().size());
    }

    @Test
    void aWebhookIsToldWithASignatureAndItsSecretIsNowhere() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        List<String> signatures = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("webhook-signature"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            WebhookRule rule = webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            rule.setKinds("scheduled");
            configuration.setNotifications(List.of(rule));
            House.get().rooms();

            Event event = Drafts.schedule("Cup final", "alice", Duration.ofHours(1), Duration.ofHours(1));

            for (int i = 0; i < 300 && bodies.isEmpty(); i++) {
                Thread.sleep(100);
            }
            assertThat(bodies.get(0), containsString("\"id\":\"" + event.id() + ".1\""));
            assertThat(
                    bodies.get(0),
                    containsString(jenkins.getURL() + "event-schedules/?at=sandbox/events/" + event.id()));
            assertThat(signatures.get(0), containsString("v1,"));
            assertFalse(ExtensionList.lookupSingleton(NotificationMonitor.class).isActivated());
        } finally {
            server.stop(0);
        }
        try (Stream<Path> files = Files.list(jenkins.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1), not(containsString(SECRET)));
            }
        }
    }

    @Test
    void aReceiverThatIsAwayIsSaidInTheLogWithoutItsAddress() throws Exception {
        WebhookRule rule = webhook("http://127.0.0.1:1/hook?team=shop");
        rule.setKinds("scheduled");
        configuration.setNotifications(List.of(rule));
        House.get().rooms();
        Drafts.schedule("Cup final", "alice", Duration.ofHours(1), Duration.ofHours(1));

        for (int i = 0;
                i < 300
                        && House.get().receivers().stream()
                                .noneMatch(each -> each.trouble().isPresent());
                i++) {
            Thread.sleep(100);
        }

        assertTrue(House.get().receivers().stream()
                .anyMatch(each -> each.failingSince().isPresent()));
        assertThat(
                figures(), containsString("event_schedules_receiver_up{environment=\"sandbox\",receiver=\"ops\"} 0.0"));
        assertThat(figures(), not(containsString("team=shop")));
        assertTrue(RecentTroubles.get().latest().stream()
                .anyMatch(told -> told.message().contains("ops")));
        assertTrue(RecentTroubles.get().latest().stream()
                .noneMatch(told -> told.message().contains("team=shop")));
        assertFalse(
                ExtensionList.lookupSingleton(NotificationMonitor.class).isActivated(),
                "a few seconds are no reason to call anybody");
    }

    @Test
    void aRuleSendsEmailAndAnAddressThatIsRefusedIsCountedAndTold() throws Exception {
        try (MailServer server = mailServer()) {
            EmailRule rule = new EmailRule("team", "nobody@example.com, shop@example.com");
            rule.setKinds("scheduled");
            configuration.setNotifications(List.of(rule));
            House.get().rooms();

            Event event = Drafts.schedule("Fête", "alice", Duration.ofHours(1), Duration.ofHours(1));

            String mail = server.awaitTo("shop@example.com");
            assertThat(mail, containsString("Subject: =?UTF-8?Q?F=C3=AAte_was_scheduled?="));
            assertThat(mail, containsString("Owner: alice"));
            assertThat(mail.replace("=\n", ""), containsString("sandbox/events/" + event.id()));
            NotificationMonitor monitor = ExtensionList.lookupSingleton(NotificationMonitor.class);
            assertTrue(monitor.isActivated());
            assertThat(monitor.getUnheard().get(0).message(), containsString("notice was given up"));
            String tries =
                    "event_schedules_receiver_deliveries_total{environment=\"sandbox\",receiver=\"team\",result=";
            assertThat(figures(), containsString(tries + "\"delivered\"} 1.0"));
            assertThat(figures(), containsString(tries + "\"given_up\"} 1.0"));
            assertThat(figures(), not(containsString("example.com")));
            HtmlPage manage = jenkins.createWebClient().goTo("manage/");
            assertThat(manage.asNormalizedText(), containsString("cannot be told what becomes of events"));
        }
    }

    @Test
    void whoFollowsAnEventIsToldAsLongAsTheyMaySeeIt() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        allowToLook("alice", "bob");
        for (String user : List.of("alice", "bob")) {
            User.getById(user, true).addProperty(new Mailer.UserProperty(user + "@example.com"));
        }
        try (MailServer server = mailServer()) {
            configuration.save();
            House.get().rooms();
            Requests requests = new Requests(jenkins);
            Event event = Drafts.schedule("Cup final", "alice", Duration.ofHours(1), Duration.ofHours(1));
            String place = "event-schedules/api/v1/environments/sandbox/events/" + event.id() + "/follow";
            for (String user : List.of("alice", "bob")) {
                WebResponse answer = requests.put(user, place, "{}");
                assertEquals(200, answer.getStatusCode(), answer.getContentAsString());
            }
            assertEquals(
                    "alice@example.com",
                    requests.read("alice", place).path("address").asText());

            allowToLook("alice");
            Drafts.sandbox()
                    .schedules()
                    .ask(
                            event.id(),
                            event.revision(),
                            new io.jenkins.plugins.eventschedules.lifecycle.Command.Cancel(),
                            io.jenkins.plugins.eventschedules.event.Actor.person("alice"));

            assertThat(server.awaitTo("alice@example.com"), containsString("Subject: Cup final was cancelled"));
            Thread.sleep(1_500);
            assertEquals(1, server.mails.size(), "bob may not see it any more");
        }
    }

    private static String figures() {
        return new String(House.get().metrics().exposition("text/plain").text(), StandardCharsets.UTF_8);
    }

    private String kinds(int rule) {
        return configuration.getNotifications().get(rule).getKinds();
    }

    private static List<String> ticked(HtmlForm form, int rule) {
        return boxes(form, rule).stream()
                .filter(HtmlCheckBoxInput::isChecked)
                .map(box -> box.getAttribute("json"))
                .toList();
    }

    private static HtmlCheckBoxInput box(HtmlForm form, int rule, String kind) {
        return boxes(form, rule).stream()
                .filter(box -> box.getAttribute("json").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<HtmlCheckBoxInput> boxes(HtmlForm form, int rule) {
        List<HtmlCheckBoxInput> all = form.getByXPath(".//input[@type='checkbox' and @name='_.kinds']");
        int each = Kind.values().length;
        return all.subList(rule * each, (rule + 1) * each);
    }

    private void allowToLook(String... users) {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(EventSchedulesPermissions.VIEW)
                .everywhere()
                .to(users));
    }

    private static MailServer mailServer() throws Exception {
        MailServer server = new MailServer();
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort(Integer.toString(server.port()));
        return server;
    }

    private static WebhookRule webhook(String url) {
        return new WebhookRule("ops", url, "events-webhook");
    }

    private void assertRefused(String message, NotificationRule... rules) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> configuration.setNotifications(List.of(rules)));
        assertThat(refusal.getMessage(), containsString(message));
    }
}
