package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccountEnvironment;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see, try and change what an environment in AWS works with. */
@WithJenkins
class AwsAccessTest extends AwsAccountAccess {

    private final ShopAccount account = new ShopAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Override
    AwsAccountEnvironment environment() {
        return account.environment();
    }

    @Override
    TestAws aws() {
        return account.aws;
    }

    @Override
    List<String> moreChecks() {
        return List.of("checkAutomationRoleArn", "checkSafeguardRoleArn", "checkSafeguardGrace");
    }

    @Override
    Map<String, String> moreFields() {
        return Map.of();
    }

    @Test
    void whoMayNotChooseCredentialsLearnsNone() throws Exception {
        assertTrue(choice("admin", "").contains(ShopAccount.KEYS));
        assertFalse(choice("carol", "").contains(ShopAccount.KEYS));
        assertFalse(choice("carol", "others").contains("of-shops"));
        assertFalse(choice("carol", "shops,others").contains("of-shops"));
        assertFalse(choice("carol", "no-such-folder").contains(ShopAccount.KEYS));
        assertTrue(choice("carol", "shops").contains("of-shops"));
        assertFalse(choice("carol", "shops").contains(ShopAccount.KEYS), "those of Jenkins are not the folder's");
        String there = check("carol", ShopAccount.KEYS);
        assertEquals(there, check("carol", "missing"), "a check tells nobody which ids there are");
        assertTrue(check("admin", "missing").contains("no such AWS credentials"));
    }

    @Test
    void theTestSaysWhatWorksAndWhatLacks() throws Exception {
        String works = test("admin", form());
        assertTrue(works.contains("for the account 123456789012"), works);
        assertTrue(works.contains("1 with the tag application=event-scheduling-platform"), works);
        assertFalse(works.contains("class=\"error\"") || works.contains("class=error"), works);

        account.aws.iam().user("poor", "AKIAPOOR");
        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, "AKIAPOOR"));
        String lacks = test("admin", form());
        assertTrue(lacks.contains("AWS denies ssm:ListDocuments"), lacks);
        assertTrue(lacks.contains("AWS denies servicecatalog:SearchProducts"), lacks);

        ShopAccount.keep(ShopAccount.keys(CredentialsScope.SYSTEM, ShopAccount.KEYS, "AKIAWRONG"));
        String wrong = test("admin", form());
        assertTrue(wrong.contains("does not accept the credentials"), wrong);
        for (String told : List.of(works, lacks, wrong)) {
            assertFalse(told.contains(TestAws.SECRET_KEY) || told.contains(ShopAccount.KEYS), told);
        }
    }

    @Test
    void savingTheFormKeepsWhatIsNotOnesToChange() throws Exception {
        HtmlPage page = jenkins.createWebClient().login("carol").goTo("manage/configure");
        HtmlForm form = page.getFormByName("config");
        HtmlInput region = form.getFirstByXPath(".//input[@name='_.region']");
        region.setValue("us-east-1");
        jenkins.submit(form);

        AwsAccountEnvironment after = saved();
        assertEquals("us-east-1", after.getRegion());
        assertEquals(account.aws.endpoint().toString(), after.getEndpoint());
        assertEquals(ShopAccount.KEYS, after.getCredentialsId());
    }

    private String choice(String user, String folders) throws Exception {
        return ask(user, HttpMethod.POST, "fillCredentialsIdItems", Map.of("credentialsId", "", "folders", folders))
                .getContentAsString();
    }

    private String check(String user, String id) throws Exception {
        return ask(user, HttpMethod.POST, "checkCredentialsId", Map.of("value", id, "folders", ""))
                .getContentAsString();
    }
}
