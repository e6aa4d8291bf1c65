package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccountEnvironment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see, try and change what an environment that Step Functions leads works with. */
@WithJenkins
class AwsStepFunctionsAccessTest extends AwsAccountAccess {

    private final LedAccount account = new LedAccount();

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
        return List.of("checkTableName", "checkStateMachineArn");
    }

    @Override
    Map<String, String> moreFields() {
        return Map.of("tableName", DeployedStack.TABLE, "stateMachineArn", account.stack.stateMachine());
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
}
