package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.ExtensionList;
import hudson.cli.CLICommand;
import hudson.cli.CLICommandInvoker;
import hudson.model.AdministrativeMonitor;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ManagementLink;
import hudson.model.PeriodicWork;
import hudson.model.RootAction;
import hudson.model.UnprotectedRootAction;
import hudson.model.User;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every way into the plugin, found by looking and not from memory: what is new fails here until somebody has said whom it is for. */
@WithJenkins
class EntrancesTest {

    private static final String OURS = "io.jenkins.plugins.eventschedules.";

    /** What each web method asks for. The API and the feed have tests of their own for each of their paths. */
    private static final Map<String, String> NEEDS = new TreeMap<>();

    static {
        needs("itself", "EventSchedulesAction.doDynamic", "EventSchedulesFeed.doDynamic");
        needs(
                "Configure",
                "AwsAccountKind.doCheckCredentialsId",
                "AwsAccountKind.doCheckEndpoint",
                "AwsAccountKind.doCheckExternalId",
                "AwsAccountKind.doCheckInsights",
                "AwsAccountKind.doCheckRegion",
                "AwsAccountKind.doCheckRoleArn",
                "AwsAccountKind.doCheckTagKey",
                "AwsAccountKind.doCheckTagValue",
                "AwsAccountKind.doFillCredentialsIdItems",
                "AwsEnvironment.DescriptorImpl.doCheckAutomationRoleArn",
                "AwsEnvironment.DescriptorImpl.doCheckSafeguardGrace",
                "AwsEnvironment.DescriptorImpl.doCheckSafeguardRoleArn",
                "AwsEnvironment.DescriptorImpl.doTest",
                "AwsStepFunctionsEnvironment.DescriptorImpl.doCheckStateMachineArn",
                "AwsStepFunctionsEnvironment.DescriptorImpl.doCheckTableName",
                "AwsStepFunctionsEnvironment.DescriptorImpl.doTest",
                "EnvironmentKind.doCheckFolders",
                "EnvironmentKind.doCheckName",
                "LimitsConfiguration.DescriptorImpl.doCheckDefaultLead",
                "LimitsConfiguration.DescriptorImpl.doCheckMaximumAhead",
                "LimitsConfiguration.DescriptorImpl.doCheckMaximumConcurrent",
                "LimitsConfiguration.DescriptorImpl.doCheckMaximumDuration",
                "LimitsConfiguration.DescriptorImpl.doCheckMaximumLead",
                "LimitsConfiguration.DescriptorImpl.doCheckMinimumUseful",
                "LimitsConfiguration.DescriptorImpl.doCheckPostrollTimeout",
                "LimitsConfiguration.DescriptorImpl.doCheckPrerollTimeout",
                "SandboxEnvironment.DescriptorImpl.doTest");
        needs(
                "Administer",
                "EmailRule.DescriptorImpl.doCheckRecipients",
                "EventSchedulesConfiguration.doCheckStoreLocation",
                "NotificationKind.doCheckBeforeEnd",
                "NotificationKind.doCheckName",
                "WebhookRule.DescriptorImpl.doCheckSecretId",
                "WebhookRule.DescriptorImpl.doCheckUrl",
                "WebhookRule.DescriptorImpl.doFillSecretIdItems");
    }

    /** Each command as somebody would call it who may not, with what it cannot do without. */
    private static final Map<String, List<String>> COMMANDS = Map.of(
            "event-schedules-audit", List.of(),
            "event-schedules-backup", List.of(),
            "event-schedules-cancel", List.of("ID"),
            "event-schedules-end", List.of("ID"),
            "event-schedules-list", List.of(),
            "event-schedules-orphans", List.of(),
            "event-schedules-register", List.of("document:minimal"),
            "event-schedules-schedule", List.of(),
            "event-schedules-show", List.of("ID"),
            "event-schedules-takeover", List.of("--apply"));

    /** Each step in the same way. */
    private static final Map<String, String> STEPS = Map.of(
            "awaitEvent", "awaitEvent id: 'ID', timeout: '1s'",
            "cancelEvent", "cancelEvent 'ID'",
            "endEvent", "endEvent 'ID'",
            "findEvents", "if (findEvents().size() == 0) { error 'nothing' }",
            "getEvent", "getEvent 'ID'",
            "scheduleEvent", "scheduleEvent name: 'A', start: '+1h', duration: '1h', automation: 'minimal'",
            "updateEvent", "updateEvent id: 'ID', notes: 'mine now'",
            "withEvent", "withEvent(name: 'A', start: 'now', duration: '1h', automation: 'minimal') {}");

    private JenkinsRule jenkins;

    private static void needs(String permission, String... methods) {
        List.of(methods).forEach(method -> NEEDS.put(method, permission));
    }

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("nobody", "manager", "configurer")
                .grant(EventSchedulesPermissions.MANAGE)
                .everywhere()
                .to("manager")
                .grant(EventSchedulesPermissions.CONFIGURE, EventSchedulesPermissions.MANAGE, Jenkins.MANAGE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void everyWebMethodIsNamedHere() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Class<?> type : ourClasses()) {
            // What Jenkins runs now and then is at no address.
            boolean work = PeriodicWork.class.isAssignableFrom(type);
            for (Method method : type.getDeclaredMethods()) {
                if (isOfTheWeb(method) && !work) {
                    found.add(name(method));
                }
            }
        }
        assertThat(found, is(NEEDS.keySet()));
    }

    @Test
    void everyWebMethodOfAFormAsksForItsPermissionAndIsNotRead() throws Exception {
        Set<String> called = new TreeSet<>();
        try (JenkinsRule.WebClient anonymous = client();
                JenkinsRule.WebClient nobody = client().login("nobody");
                JenkinsRule.WebClient manager = client().login("manager");
                JenkinsRule.WebClient configurer = client().login("configurer");
                JenkinsRule.WebClient admin = client().login("admin")) {
            for (Descriptor<?> descriptor : ours(Descriptor.class)) {
                for (Method method : descriptor.getClass().getMethods()) {
                    if (!isOfTheWeb(method)) {
                        continue;
                    }
                    String name = name(method);
                    String path = descriptor.getDescriptorUrl() + "/"
                            + method.getName().substring(2, 3).toLowerCase(java.util.Locale.ROOT)
                            + method.getName().substring(3);
                    called.add(name);
                    boolean administer = NEEDS.get(name).equals("Administer");
                    assertThat(name, status(anonymous, HttpMethod.POST, path), is(403));
                    assertThat(name, status(nobody, HttpMethod.POST, path), is(403));
                    assertThat(name, status(manager, HttpMethod.POST, path), is(403));
                    assertThat(name, status(configurer, HttpMethod.POST, path), administer ? is(403) : is(200));
                    assertThat(name, status(admin, HttpMethod.POST, path), is(200));
                    assertThat(name, status(admin, HttpMethod.GET, path), anyOf(is(404), is(405)));
                }
            }
        }
        Set<String> expected = NEEDS.entrySet().stream()
                .filter(entry -> !entry.getValue().equals("itself"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(called, is(expected));
    }

    /** A descriptor can be found by anybody who may read Jenkins; what it keeps, and how it is configured, cannot. */
    @Test
    void nobodyReadsTheConfigurationThroughItsDescriptor() throws Exception {
        try (JenkinsRule.WebClient nobody = client().login("nobody")) {
            for (Descriptor<?> descriptor : ours(Descriptor.class)) {
                for (String view : views(descriptor)) {
                    String path = descriptor.getDescriptorUrl() + "/" + view;
                    assertThat(path, status(nobody, HttpMethod.GET, path), anyOf(is(403), is(404)));
                }
            }
        }
    }

    private static List<String> views(Descriptor<?> descriptor) {
        List<String> paths = new ArrayList<>(List.of("", "config", "global"));
        for (Method method : descriptor.getClass().getMethods()) {
            if (method.getName().matches("get.+")
                    && method.getParameterCount() == 0
                    && method.getDeclaringClass().getName().startsWith(OURS)) {
                String name = method.getName().substring(3, 4).toLowerCase(java.util.Locale.ROOT)
                        + method.getName().substring(4);
                paths.addAll(List.of(name, name + "/config", name + "/0/config", name + "/0"));
            }
        }
        return paths;
    }

    @Test
    void everyPageAsksForItsPermission() throws Exception {
        Map<String, String> needs = new TreeMap<>(Map.of(
                "event-schedules", "View",
                "event-schedules-feed", "a token",
                "event-schedules-diagnostics", "Administer"));
        List<String> found = new ArrayList<>();
        ours(RootAction.class).forEach(action -> found.add(action.getUrlName()));
        ours(ManagementLink.class).forEach(link -> found.add(link.getUrlName()));
        assertThat(new TreeSet<>(found), is(needs.keySet()));
        assertThat(
                ours(UnprotectedRootAction.class).stream()
                        .map(RootAction::getUrlName)
                        .toList(),
                is(List.of("event-schedules-feed")));
        try (JenkinsRule.WebClient anonymous = client();
                JenkinsRule.WebClient nobody = client().login("nobody");
                JenkinsRule.WebClient configurer = client().login("configurer")) {
            for (String path : found) {
                boolean token = needs.get(path).equals("a token");
                boolean administer = needs.get(path).equals("Administer");
                assertThat(path, status(anonymous, HttpMethod.GET, path + "/"), is(token ? 404 : 403));
                assertThat(path, status(nobody, HttpMethod.GET, path + "/"), is(token ? 404 : 403));
                assertThat(
                        path, status(configurer, HttpMethod.GET, path + "/"), is(token ? 404 : administer ? 403 : 200));
                assertThat(path, status(anonymous, HttpMethod.POST, path + "/"), is(token ? 405 : 403));
            }
        }
    }

    /** Jenkins itself guards the pages of monitors, as long as they do nothing there. */
    @Test
    void noMonitorCanBeAskedToDoAnything() throws Exception {
        for (AdministrativeMonitor monitor : ours(AdministrativeMonitor.class)) {
            assertThat(monitor.getClass().getSimpleName(), monitor.getRequiredPermission(), is(Jenkins.ADMINISTER));
        }
    }

    @Test
    void everyCommandRefusesWhomItDoesNotKnow() throws Exception {
        Event event = Drafts.schedule("Theirs", "alice", Duration.ofHours(1), Duration.ofHours(1));
        Set<String> found =
                ours(CLICommand.class).stream().map(CLICommand::getName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found, is(new TreeSet<>(COMMANDS.keySet())));
        for (String command : found) {
            for (String user : List.of("nobody", "anonymous")) {
                CLICommandInvoker invoker = new CLICommandInvoker(jenkins, command)
                        .withStdin(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
                CLICommandInvoker.Result result = (user.equals("anonymous") ? invoker : invoker.asUser(user))
                        .invokeWithArgs(COMMANDS.get(command).stream()
                                .map(argument ->
                                        argument.equals("ID") ? event.id().value() : argument)
                                .toArray(String[]::new));
                assertThat(command + result, result.returnCode(), anyOf(is(3), is(6)));
                assertThat(command, result.stdout(), is(emptyString()));
                assertThat(command, result.stderr(), not(containsString("Theirs")));
            }
        }
        assertThat(Drafts.find(event.id()).status(), is(Status.SCHEDULED));
    }

    @Test
    void everyStepRefusesABuildThatMayNot() throws Exception {
        Event event = Drafts.schedule("Theirs", "alice", Duration.ofHours(1), Duration.ofHours(1));
        Set<String> found = ours(StepDescriptor.class).stream()
                .map(StepDescriptor::getFunctionName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found, is(new TreeSet<>(STEPS.keySet())));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "sweep");
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("sweep", User.getById("nobody", true).impersonate2()));
        String script = STEPS.entrySet().stream()
                .map(step ->
                        "try {\n" + step.getValue().replace("ID", event.id().value()) + "\necho 'LET IN "
                                + step.getKey() + "'\n} catch (e) { echo 'refused " + step.getKey() + "' }\n")
                .collect(Collectors.joining());
        job.setDefinition(new CpsFlowDefinition(script, true));
        String log = JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job));
        assertThat(log, not(containsString("LET IN")));
        for (String step : found) {
            assertThat(log, containsString("refused " + step));
        }
        assertThat(log, not(containsString("Theirs")));
        assertThat(Drafts.find(event.id()), is(event));
    }

    private static <T> List<T> ours(Class<T> point) {
        return ExtensionList.lookup(point).stream()
                .filter(each -> each.getClass().getName().startsWith(OURS))
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName().replaceFirst(".*\\.", "").replace('$', '.') + "."
                + method.getName();
    }

    /** By its name, or by an annotation of Stapler. */
    private static boolean isOfTheWeb(Method method) {
        if (method.isSynthetic() || !method.getDeclaringClass().getName().startsWith(OURS)) {
            return false;
        }
        return method.getName().matches("(do|js)[A-Z].*")
                || Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(Class::getName)
                        .anyMatch(type -> type.startsWith("org.kohsuke.stapler.")
                                && !type.endsWith("DataBoundConstructor")
                                && !type.endsWith("DataBoundSetter"));
    }

    private static List<Class<?>> ourClasses() throws Exception {
        URI place =
                House.class.getResource("House.class").toURI().resolve("../..").normalize();
        Path root = Path.of(place).resolve("jenkins");
        try (Stream<Path> files = Files.walk(root)) {
            List<Class<?>> classes = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name =
                        OURS + "jenkins." + root.relativize(file).toString().replace('/', '.');
                classes.add(Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, House.class.getClassLoader()));
            }
            return classes;
        }
    }

    private JenkinsRule.WebClient client() {
        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setRedirectEnabled(false);
        return client;
    }

    private int status(JenkinsRule.WebClient client, HttpMethod method, String path) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        if (method == HttpMethod.POST) {
            request = new WebRequest(client.createCrumbedUrl(path), method);
            request.setAdditionalHeader("Content-Type", "application/x-www-form-urlencoded");
            request.setRequestBody("value=&name=&folders=&region=eu-west-1&credentialsId=&roleArn=&secretId=");
        }
        WebResponse response = client.loadWebResponse(request);
        return response.getStatusCode();
    }
}
