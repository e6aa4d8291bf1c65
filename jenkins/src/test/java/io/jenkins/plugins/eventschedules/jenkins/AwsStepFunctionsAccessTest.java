package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import hudson.model.Item;
import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsStepFunctionsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see, try and change what an environment that Step Functions leads works with. */
@WithJenkins
class AwsStepFunctionsAccessTest {

    private static final String FORM = "descriptorByName/" + AwsStepFunctionsEnvironment.class.getName() + "/";

    private final LedAccount account = new LedAccount();
    private JenkinsRule jenkins;

    /** admin may everything; carol configures environments, and uses the credentials of the folder shops. */
    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Jenkins.MANAGE.setEnabled(true);
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, TestAws.ACCESS_KEY));
        Folder shops = jenkins.createProject(Folder.class, "shops");
        shops.addProperty(new FolderCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(
                    Domain.global(), List.of(ShopAccount.keys(CredentialsScope.GLOBAL, "of-shops", "AKIAOFSHOPS")))
        }));
        jenkins.createProject(Folder.class, "others");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("carol", "reader")
                .grant(Jenkins.MANAGE, EventSchedulesPermissions.CONFIGURE)
                .everywhere()
                .to("carol")
                .grant(Item.READ, CredentialsProvider.USE_ITEM)
                .onItems(shops)
                .to("carol"));
        ShopAccount.configure(account.environment());
    }

    @AfterEach
    void close() {
        account.close();
        Jenkins.MANAGE.setEnabled(false);
    }

    @Test
    void everyCheckNeedsThePermissionAndAPost() throws Exception {
        for (String check : List.of(
                "checkName",
                "checkFolders",
                "checkRegion",
                "checkCredentialsId",
                "fillCredentialsIdItems",
                "checkRoleArn",
                "checkExternalId",
                "checkTagKey",
                "checkTagValue",
                "checkEndpoint",
                "checkTableName",
                "checkStateMachineArn",
                "test")) {
            Map<String, String> some = Map.of("value", "x", "name", "shop", "folders", "", "credentialsId", "");
            assertEquals(200, ask("admin", HttpMethod.POST, check, some).getStatusCode(), check);
            assertEquals(403, ask("reader", HttpMethod.POST, check, some).getStatusCode(), check);
            assertEquals(404, ask("admin", HttpMethod.GET, check, some).getStatusCode(), check);
        }
    }

    @Test
    void theTestSaysWhatWorksAndWhatLacks() throws Exception {
        String works = test("admin", form());
        assertTrue(works.contains("for the account 123456789012"), works);
        assertTrue(works.contains("with the keys and indexes that events need"), works);
        assertTrue(works.contains("is active and works with that table"), works);
        assertFalse(works.contains("class=\"error\"") || works.contains("class=error"), works);

        account.stack.createOtherTable("shopping-carts");
        assertTrue(test("admin", form("tableName", "shopping-carts")).contains("is no table of events"));
        assertTrue(test("admin", form("tableName", "missing")).contains("the table missing"));
        assertTrue(test("admin", form("stateMachineArn", account.stack.stateMachine() + "-2"))
                .contains("states:DescribeStateMachine"));

        account.aws.iam().user("poor", "AKIAPOOR");
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, "AKIAPOOR"));
        String lacks = test("admin", form());
        assertTrue(lacks.contains("AWS denies dynamodb:DescribeTable on the table"), lacks);
        assertTrue(lacks.contains("AWS denies states:DescribeStateMachine"), lacks);
        assertFalse(lacks.contains(TestAws.SECRET_KEY) || lacks.contains(ShopAccount.KEYS), lacks);
    }

    @Test
    void whoeverMayNotSaveItMayNotTryItEither() throws Exception {
        assertEquals(200, ask("carol", HttpMethod.POST, "test", form()).getStatusCode(), "as it is");
        assertEquals(403, tries("carol", "endpoint", "http://127.0.0.1:9"));
        assertEquals(403, tries("carol", "machineCredentials", "true"));
        assertEquals(403, tries("carol", "credentialsId", "missing"));
        assertEquals(403, tries("carol", "name", "another"));
        assertEquals(200, tries("admin", "endpoint", "http://127.0.0.1:9"));
    }

    @Test
    void theEndpointIsTheAdministratorsAlone() throws Exception {
        HtmlPage page = jenkins.createWebClient().login("carol").goTo("manage/configure");
        HtmlForm form = page.getFormByName("config");
        HtmlInput endpoint = form.getFirstByXPath(".//input[@name='_.endpoint']");
        endpoint.setValue("https://collects-signatures.example");
        assertThrows(Exception.class, () -> jenkins.submit(form));

        AwsStepFunctionsEnvironment after = (AwsStepFunctionsEnvironment)
                EventSchedulesConfiguration.get().getEnvironments().get(0);
        assertEquals(account.aws.endpoint().toString(), after.getEndpoint());
    }

    private Map<String, String> form(String field, String value) {
        Map<String, String> form = form();
        form.put(field, value);
        return form;
    }

    private Map<String, String> form() {
        Map<String, String> form = new HashMap<>(Map.of(
                "name", "shop",
                "folders", "",
                "region", "eu-west-1",
                "credentialsId", ShopAccount.KEYS,
                "machineCredentials", "false",
                "roleArn", "",
                "externalId", "",
                "tagKey", "",
                "tagValue", "",
                "endpoint", account.aws.endpoint().toString()));
        form.put("tableName", DeployedStack.TABLE);
        form.put("stateMachineArn", account.stack.stateMachine());
        return form;
    }

    private int tries(String user, String field, String value) throws Exception {
        Map<String, String> form = form();
        form.put(field, value);
        return ask(user, HttpMethod.POST, "test", form).getStatusCode();
    }

    private String test(String user, Map<String, String> form) throws Exception {
        return ask(user, HttpMethod.POST, "test", form).getContentAsString();
    }

    private WebResponse ask(String user, HttpMethod method, String what, Map<String, String> fields) throws Exception {
        String query = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), FORM + what + "?" + query), method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse();
        }
    }
}
