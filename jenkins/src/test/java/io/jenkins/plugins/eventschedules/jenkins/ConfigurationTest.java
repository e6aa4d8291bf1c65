package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EmailRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.LimitsConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.WebhookRule;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ConfigurationTest {

    private JenkinsRule jenkins;
    private EventSchedulesConfiguration configuration;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        configuration = EventSchedulesConfiguration.get();
    }

    @Test
    void withoutAnyConfigurationThereIsASandboxThatRuns() {
        assertEquals(1, configuration.getEnvironments().size());
        assertEquals(
                "Sandbox",
                House.get().room("sandbox").orElseThrow().environment().label());
        assertTrue(House.get().troubles().isEmpty());
    }

    @Test
    void theFormRoundTripsEverything() throws Exception {
        SandboxEnvironment flash = new SandboxEnvironment("flash");
        flash.setLabel("Flash sales");
        flash.setFolders("shops\nmarketing");
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setMaximumDuration("2 d");
        limits.setDefaultLead("20 min");
        limits.setMaximumConcurrent(3);
        flash.setLimits(limits);
        configuration.setEnvironments(List.of(new SandboxEnvironment("sandbox"), flash));
        configuration.setHoldStartsInQuietMode(true);
        configuration.setStoreLocation("elsewhere/events.db");

        jenkins.configRoundtrip();

        List<EnvironmentConfiguration> after = configuration.getEnvironments();
        assertEquals(2, after.size());
        assertEquals("Flash sales", after.get(1).getLabel());
        assertEquals(List.of("shops", "marketing"), after.get(1).scope().folders());
        assertEquals("2 d", after.get(1).getLimits().getMaximumDuration());
        assertEquals("20 min", after.get(1).getLimits().getDefaultLead());
        assertEquals(3, after.get(1).getLimits().getMaximumConcurrent());
        assertNull(after.get(1).getLimits().getMinimumUseful());
        assertTrue(configuration.isHoldStartsInQuietMode());
        assertEquals("elsewhere/events.db", configuration.getStoreLocation());
        assertEquals(
                Duration.ofDays(2),
                House.get().room("flash").orElseThrow().environment().limits().maximumDuration());
        assertEquals(
                Optional.of(3),
                House.get().room("flash").orElseThrow().environment().limits().maximumConcurrent());
    }

    @Test
    void everyFieldHasItsHelp() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            for (Class<?> type : List.of(
                    EventSchedulesConfiguration.class,
                    SandboxEnvironment.class,
                    LimitsConfiguration.class,
                    WebhookRule.class,
                    EmailRule.class)) {
                Descriptor<?> descriptor = type == EventSchedulesConfiguration.class
                        ? configuration
                        : jenkins.jenkins.getDescriptor(type.getName());
                for (String field : fields(type)) {
                    String help = client.executeOnServer(() -> descriptor.getHelpFile(field));
                    assertNotNull(help, type.getSimpleName() + "." + field);
                    assertThat(
                            client.goTo(help.substring(1), null)
                                    .getWebResponse()
                                    .getContentAsString(),
                            containsString("<div>"));
                }
            }
        }
    }

    /** What a form can set. */
    private static List<String> fields(Class<?> type) {
        return Stream.of(type.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .filter(name -> !name.equals("limits"))
                .toList();
    }

    @Test
    void aPlaceThatCannotHoldTheStoreIsToldBeforeItIsSaved() throws Exception {
        Path home = jenkins.jenkins.getRootDir().toPath();
        Path file = Files.writeString(home.resolve("letter.txt"), "Dear Jenkins");
        assertEquals(FormValidation.Kind.OK, configuration.doCheckStoreLocation("").kind);
        assertEquals(FormValidation.Kind.OK, configuration.doCheckStoreLocation("event-schedules/events.db").kind);
        assertEquals(FormValidation.Kind.WARNING, configuration.doCheckStoreLocation("elsewhere/events.db").kind);
        assertEquals(FormValidation.Kind.ERROR, configuration.doCheckStoreLocation("event-schedules").kind);
        assertEquals(FormValidation.Kind.ERROR, configuration.doCheckStoreLocation(file + "/events.db").kind);
        assertEquals(FormValidation.Kind.ERROR, configuration.doCheckStoreLocation("a\0b").kind);
        assertThrows(IllegalArgumentException.class, () -> configuration.setStoreLocation("a\0b"));
        assertNull(configuration.getStoreLocation());
    }

    @Test
    void aSavedConfigurationLeavesEventsAsTheyAre() throws Exception {
        Event event = Drafts.schedule("Cup final", "alice", Duration.ofHours(1), Duration.ofHours(1));
        jenkins.configRoundtrip();
        configuration.load();
        assertEquals(event, Drafts.find(event.id()));
    }

    @Test
    void twoEnvironmentsCannotHaveTheSameName() {
        List<EnvironmentConfiguration> twice = List.of(new SandboxEnvironment("a"), new SandboxEnvironment("a"));
        assertThrows(IllegalArgumentException.class, () -> configuration.setEnvironments(twice));
        assertEquals("sandbox", configuration.getEnvironments().get(0).getName());
    }

    @Test
    void limitsThatContradictEachOtherAreRefused() {
        SandboxEnvironment odd = new SandboxEnvironment("odd");
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setMaximumLead("1 min");
        limits.setDefaultLead("2 min");
        odd.setLimits(limits);
        assertThrows(IllegalArgumentException.class, () -> configuration.setEnvironments(List.of(odd)));
    }

    @Test
    void aWrongNameInTheFormIsRefusedAndChangesNothing() throws Exception {
        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        HtmlTextInput name = form.getFirstByXPath(
                ".//div[@descriptorid='io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment']"
                        + "//input[@name='_.name']");
        name.setValue("No Such Name");
        assertThrows(Exception.class, () -> jenkins.submit(form));
        assertEquals("sandbox", configuration.getEnvironments().get(0).getName());
    }

    /** Each role at each check and button of the forms, by POST; a GET reaches none of them. */
    @ParameterizedTest
    @CsvSource({
        "admin,        200, 200",
        "configurator, 200, 403",
        "manager,      403, 403",
        "scheduler,    403, 403",
        "reader,       403, 403"
    })
    void formChecksNeedThePermissionAndAPost(String role, int environments, int store) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(EventSchedulesPermissions.CONFIGURE)
                .everywhere()
                .to("configurator")
                .grant(EventSchedulesPermissions.MANAGE)
                .everywhere()
                .to("manager")
                .grant(EventSchedulesPermissions.SCHEDULE)
                .everywhere()
                .to("scheduler"));
        Map<String, Integer> checks = new TreeMap<>();
        for (Class<?> type : List.of(SandboxEnvironment.class, AwsEnvironment.class, LimitsConfiguration.class)) {
            Descriptor<?> descriptor = jenkins.jenkins.getDescriptor(type.getName());
            for (String entrance : entrances(descriptor.getClass())) {
                // What this would use of an account is for an administrator to change.
                boolean borrows = type == AwsEnvironment.class && entrance.startsWith("test?");
                checks.put("descriptorByName/" + type.getName() + "/" + entrance, borrows ? store : environments);
            }
        }
        for (Class<?> type : List.of(WebhookRule.class, EmailRule.class)) {
            Descriptor<?> descriptor = jenkins.jenkins.getDescriptor(type.getName());
            for (String entrance : entrances(descriptor.getClass())) {
                checks.put("descriptorByName/" + type.getName() + "/" + entrance + "&secretId=x", store);
            }
        }
        for (String entrance : entrances(EventSchedulesConfiguration.class)) {
            checks.put("descriptorByName/" + EventSchedulesConfiguration.class.getName() + "/" + entrance, store);
        }
        for (Map.Entry<String, Integer> check : checks.entrySet()) {
            assertEquals(check.getValue(), status(role, HttpMethod.POST, check.getKey()), check.getKey());
            assertEquals(404, status(role, HttpMethod.GET, check.getKey()), check.getKey());
        }
    }

    /** Everything that a browser can ask of a form's descriptor, with a value for each question. */
    private static List<String> entrances(Class<?> descriptor) {
        List<String> found = Stream.of(descriptor.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.eventschedules"))
                .map(Method::getName)
                .filter(name -> name.startsWith("do"))
                .map(name -> name.substring(2, 3).toLowerCase(Locale.ROOT) + name.substring(3)
                        + "?value=5&name=sandbox&folders=&region=eu-west-1&credentialsId=x&roleArn=&externalId=&tagKey="
                        + "&tagValue=&endpoint=")
                .toList();
        assertFalse(found.isEmpty(), descriptor.getName());
        return found;
    }

    private int status(String user, HttpMethod method, String path) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse().getStatusCode();
        }
    }
}
