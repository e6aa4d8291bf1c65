package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.ExtensionList;
import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.page.EventSchedulesAction;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What belongs to a folder is for those whom that folder lets, at every entrance. */
@WithJenkins
class FoldersTest {

    private static final String SANDBOX = "event-schedules/api/v1/environments/sandbox";

    private JenkinsRule jenkins;
    private Requests requests;
    private MockAuthorizationStrategy roles;
    private Folder shops;

    /** What Jenkins itself lets people do counts in no folder here, as where a folder does not inherit. */
    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        requests = new Requests(rule);
        shops = jenkins.createProject(Folder.class, "shops");
        Folder eu = shops.createProject(Folder.class, "eu");
        Folder bank = jenkins.createProject(Folder.class, "bank");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        roles = new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(EventSchedulesPermissions.VIEW)
                .onRoot()
                .to("viewer", "scheduler", "manager")
                .grant(EventSchedulesPermissions.MANAGE)
                .onRoot()
                .to("outsider")
                .grant(EventSchedulesPermissions.VIEW)
                .onFolders(shops, eu)
                .to("viewer")
                .grant(EventSchedulesPermissions.SCHEDULE)
                .onFolders(shops, eu)
                .to("scheduler")
                .grant(EventSchedulesPermissions.MANAGE)
                .onFolders(shops, eu)
                .to("manager")
                .grant(EventSchedulesPermissions.MANAGE)
                .onFolders(bank)
                .to("outsider");
        jenkins.jenkins.setAuthorizationStrategy(roles);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,    200, 403, 403, 403",
        "scheduler, 200, 201, 200, 403",
        "manager,   200, 201, 200, 200",
        "outsider,  404, 403, 404, 404",
        "admin,     200, 201, 200, 200",
    })
    void eachRoleComesAsFarInTheApiAsTheFolderLets(String role, int show, int create, int own, int others)
            throws Exception {
        Event mine = Drafts.schedule("Mine", role, "shops");
        Event theirs = Drafts.schedule("Theirs", "somebody", "shops/eu");
        Drafts.schedule("Of the bank", "somebody", "bank");
        Drafts.schedule("Of none", "somebody", "");

        Set<String> seen = names(role);
        assertTrue(seen.contains("Of none"), "what is in no folder");
        assertEquals(show == 200, seen.contains("Mine"), "the list");
        assertEquals(show == 200, seen.contains("Theirs"), "the list of what is below");
        assertEquals(role.equals("outsider") || role.equals("admin"), seen.contains("Of the bank"), "another folder");
        assertEquals(
                seen.size(),
                requests.read(role, SANDBOX + "/counts")
                        .path("counts")
                        .path("scheduled")
                        .asInt(),
                "the counts");
        for (String place : List.of("", "/history")) {
            assertEquals(
                    show,
                    requests.get(role, SANDBOX + "/events/" + theirs.id() + place)
                            .getStatusCode(),
                    "one" + place);
        }
        assertEquals(create, create(role, "shops"), "a new one");
        assertEquals(create, create(role, "shops/eu"), "a new one below");
        assertEquals(role.equals("admin") || role.equals("outsider") ? 201 : 403, create(role, "bank"), "elsewhere");
        assertEquals(403, create(role, "nowhere"), "in a folder that is not there");
        assertEquals(own, cancel(role, mine), "one's own");
        assertEquals(others, cancel(role, theirs), "somebody else's");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,    0, 3, 6, 6",
        "scheduler, 0, 0, 0, 6",
        "manager,   0, 0, 0, 0",
        "outsider,  3, 3, 3, 3",
        "admin,     0, 0, 0, 0",
    })
    void eachRoleComesAsFarByCommandsAsTheFolderLets(String role, int show, int create, int own, int others) {
        Event mine = Drafts.schedule("Mine", role, "shops");
        Event theirs = Drafts.schedule("Theirs", "somebody", "shops");

        assertEquals(show == 0, run(role, "event-schedules-list").stdout().contains("Theirs"), "the list");
        assertEquals(
                show == 0,
                run(role, "event-schedules-list", "--folder", "shops").stdout().contains("Theirs"),
                "the list of the folder");
        assertEquals(
                show, run(role, "event-schedules-show", theirs.id().value()).returnCode(), "one");
        CLICommandInvoker.Result made = run(role, "event-schedules-schedule", "--folder", "shops", "--json");
        assertEquals(create, made.returnCode(), made.toString());
        if (create == 0) {
            assertTrue(made.stdout().contains("\"folder\":\"shops\""), made.stdout());
        }
        assertEquals(
                run(role, "event-schedules-schedule", "--folder", "nowhere").returnCode(),
                run("outsider", "event-schedules-schedule", "--folder", "shops").returnCode(),
                "one that is not there is refused like one that lets no one");
        assertEquals(own, run(role, "event-schedules-cancel", mine.id().value()).returnCode(), "one's own");
        assertEquals(
                others, run(role, "event-schedules-cancel", theirs.id().value()).returnCode(), "somebody else's");
    }

    @Test
    void anEnvironmentTellsWhereItsCallerMaySchedule() throws Exception {
        assertEquals("[\"shops\",\"shops/eu\"]", folders("scheduler"));
        assertEquals("[\"\",\"bank\"]", folders("outsider"));
        assertEquals("[\"\",\"bank\",\"shops\",\"shops/eu\"]", folders("admin"));
        assertEquals("[]", folders("viewer"));

        SandboxEnvironment limited = new SandboxEnvironment("sandbox");
        limited.setFolders("shops/eu");
        EventSchedulesConfiguration.get().setEnvironments(List.of(limited));
        assertEquals("[\"\",\"shops/eu\"]", folders("scheduler"));
        assertEquals(403, create("scheduler", "shops"), "not the environment's");
    }

    private String folders(String user) throws Exception {
        return requests.read(user, SANDBOX).path("folders").toString();
    }

    @Test
    void theBadgeCountsWhatItsViewerMaySee() throws Exception {
        Event failing = Drafts.sandbox()
                .schedules()
                .schedule(Drafts.failingTakedown().in("shops"), Actor.person("somebody"), Optional.empty())
                .event();
        Drafts.awaitStatus(failing.id(), Status.TEARDOWN_FAILED);
        assertEquals("1", badge("viewer"));
        assertEquals("1", badge("admin"));
        assertNull(badge("outsider"));
    }

    private String badge(String user) {
        EventSchedulesAction action = ExtensionList.lookupSingleton(EventSchedulesAction.class);
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            return action.getBadge() == null ? null : action.getBadge().getText();
        }
    }

    @Test
    void aRenamedFolderTakesItsEventsAndItsEnvironmentsAlong() throws Exception {
        SandboxEnvironment limited = new SandboxEnvironment("limited");
        limited.setFolders("shops");
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox"), limited));
        Event event = Drafts.schedule("Mine", "scheduler", "shops");
        Event below = Drafts.schedule("Below", "scheduler", "shops/eu");
        Event other = Drafts.schedule("Of the bank", "somebody", "bank");

        shops.renameTo("market");

        assertEquals("market", Drafts.find(event.id()).origin().folder());
        assertEquals("market/eu", Drafts.find(below.id()).origin().folder());
        assertEquals("bank", Drafts.find(other.id()).origin().folder());
        assertEquals(event.version(), Drafts.find(event.id()).version());
        assertEquals(
                "market",
                EventSchedulesConfiguration.get().getEnvironments().get(1).getFolders());
        assertEquals(
                List.of("market"),
                House.get().room("limited").orElseThrow().scope().folders());
    }

    @Test
    void aMovedFolderTakesItsEventsAlong() throws Exception {
        Folder world = jenkins.createProject(Folder.class, "world");
        Event below = Drafts.schedule("Below", "scheduler", "shops/eu");

        Items.move(shops, world);

        assertEquals("world/shops/eu", Drafts.find(below.id()).origin().folder());
    }

    @Test
    void theEventsOfADeletedFolderEndAndAreForAdministrators() throws Exception {
        Event event = Drafts.sandbox()
                .schedules()
                .schedule(
                        Drafts.draft("Live", Duration.ofSeconds(1), Duration.ofSeconds(15))
                                .in("shops"),
                        Actor.person("scheduler"),
                        Optional.empty())
                .event();
        Drafts.awaitStatus(event.id(), Status.LIVE);

        shops.delete();

        String path = SANDBOX + "/events/" + event.id();
        for (String user : List.of("scheduler", "manager", "outsider")) {
            assertEquals(404, requests.get(user, path).getStatusCode(), user);
        }
        assertEquals("shops", requests.read("admin", path).path("folder").asText());
        assertEquals(403, create("admin", "shops"), "nothing new is made where no folder is");
        Drafts.awaitStatus(event.id(), Status.ENDED);
    }

    @Test
    void anEventNamesTheSecretsOfItsFolderAndOfThoseAroundIt() throws Exception {
        shops.addProperty(new FolderCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(
                    Domain.global(),
                    List.of(new StringCredentialsImpl(
                            CredentialsScope.GLOBAL, "of-shops", "", Secret.fromString("Correct-Horse-Battery"))))
        }));
        roles.grant(CredentialsProvider.USE_ITEM, Item.READ).everywhere().to("outsider", "scheduler", "admin");

        assertEquals("[]", problems("admin", "shops"));
        assertEquals("[]", problems("admin", "shops/eu"));
        assertEquals("[\"/parameters/AuthToken\"]", problems("admin", "bank"));
        assertEquals("[\"/parameters/AuthToken\"]", problems("admin", ""));
        assertEquals("[]", problems("scheduler", "shops"));
        assertEquals(403, check("outsider", "shops").path("status").asInt(), "no id is told to others");
    }

    @Test
    void whoMayNotUseCredentialsInTheFolderLearnsNoId() throws Exception {
        shops.addProperty(new FolderCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(
                    Domain.global(),
                    List.of(new StringCredentialsImpl(
                            CredentialsScope.GLOBAL, "of-shops", "", Secret.fromString("Correct-Horse-Battery"))))
        }));

        assertEquals("[\"/parameters/AuthToken\"]", problems("scheduler", "shops"));
    }

    private String problems(String user, String folder) throws Exception {
        List<String> pointers = new ArrayList<>();
        check(user, folder)
                .path("problems")
                .forEach(problem -> pointers.add("\"" + problem.path("pointer").asText() + "\""));
        return "[" + String.join(",", pointers) + "]";
    }

    private JsonNode check(String user, String folder) throws Exception {
        String body = body(folder)
                .replace("\"automation\", \"name\": \"minimal\"", "\"product\", \"name\": \"event-cache\"")
                .replace(
                        "\"folder\"",
                        "\"parameters\": {\"EventName\": \"sale\", \"VpcId\": \"vpc-0123456789abcdef0\","
                                + " \"ClientSecurityGroupId\": \"sg-0123456789abcdef0\", \"SubnetIds\":"
                                + " [\"subnet-0123456789abcdef0\", \"subnet-0123456789abcdef1\"], \"AuthToken\":"
                                + " \"of-shops\"}, \"folder\"");
        return new ObjectMapper()
                .readTree(requests.post(user, SANDBOX + "/check", body).getContentAsString());
    }

    private Set<String> names(String user) throws Exception {
        Set<String> names = new TreeSet<>();
        requests.read(user, SANDBOX + "/events")
                .path("events")
                .forEach(event -> names.add(event.path("name").asText()));
        assertFalse(names.isEmpty());
        return names;
    }

    private int create(String user, String folder) throws Exception {
        return requests.post(user, SANDBOX + "/events", body(folder)).getStatusCode();
    }

    private int cancel(String user, Event event) throws Exception {
        return requests.post(user, SANDBOX + "/events/" + event.id() + "/cancel", "{\"revision\": 1}")
                .getStatusCode();
    }

    private static String body(String folder) {
        return "{\"name\": \"New\", \"window\": {\"start\": \"2027-06-01T10:00:00Z\", \"end\":"
                + " \"2027-06-01T11:00:00Z\"}, \"target\": {\"type\": \"automation\", \"name\": \"minimal\"},"
                + " \"folder\": \"" + folder + "\"}";
    }

    private CLICommandInvoker.Result run(String user, String command, String... arguments) {
        String draft = body("").replace(", \"folder\": \"\"", "");
        return new CLICommandInvoker(jenkins, command)
                .asUser(user)
                .withStdin(new ByteArrayInputStream(draft.getBytes(StandardCharsets.UTF_8)))
                .invokeWithArgs(arguments);
    }
}
