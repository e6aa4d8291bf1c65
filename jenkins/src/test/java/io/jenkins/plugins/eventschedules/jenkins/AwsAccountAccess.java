package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import hudson.model.Item;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccountEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Who may see, try and change what an environment in an AWS account works with, whoever leads its events. */
abstract class AwsAccountAccess {

    JenkinsRule jenkins;

    /** The environment as it is configured first. */
    abstract AwsAccountEnvironment environment();

    abstract TestAws aws();

    /** What its form checks beyond the account. */
    abstract List<String> moreChecks();

    /** What its form has beyond the account. */
    abstract Map<String, String> moreFields();

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
        ShopAccount.configure(environment());
    }

    @AfterEach
    void closeJenkins() {
        Jenkins.MANAGE.setEnabled(false);
    }

    @Test
    void everyCheckNeedsThePermissionAndAPost() throws Exception {
        List<String> checks = List.of(
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
                "test");
        for (String check :
                Stream.concat(checks.stream(), moreChecks().stream()).toList()) {
            Map<String, String> some = Map.of("value", "x", "name", "shop", "folders", "", "credentialsId", "");
            assertEquals(200, ask("admin", HttpMethod.POST, check, some).getStatusCode(), check);
            assertEquals(403, ask("reader", HttpMethod.POST, check, some).getStatusCode(), check);
            assertEquals(404, ask("admin", HttpMethod.GET, check, some).getStatusCode(), check);
        }
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

        assertEquals(aws().endpoint().toString(), saved().getEndpoint());
    }

    static AwsAccountEnvironment saved() {
        return (AwsAccountEnvironment)
                EventSchedulesConfiguration.get().getEnvironments().get(0);
    }

    final Map<String, String> form() {
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
                "endpoint", aws().endpoint().toString()));
        form.putAll(moreFields());
        return form;
    }

    final Map<String, String> form(String field, String value) {
        Map<String, String> form = form();
        form.put(field, value);
        return form;
    }

    private int tries(String user, String field, String value) throws Exception {
        return ask(user, HttpMethod.POST, "test", form(field, value)).getStatusCode();
    }

    final String test(String user, Map<String, String> form) throws Exception {
        return ask(user, HttpMethod.POST, "test", form).getContentAsString();
    }

    final WebResponse ask(String user, HttpMethod method, String what, Map<String, String> fields) throws Exception {
        String query = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(
                    new URL(
                            jenkins.getURL(),
                            "descriptorByName/" + environment().getClass().getName() + "/" + what + "?" + query),
                    method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse();
        }
    }
}
