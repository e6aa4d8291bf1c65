package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.dynamodb.Form;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What is deployed for an environment, held against what it needs. Changes nothing. */
final class Deployment implements AutoCloseable {

    private final StepFunctionsSettings settings;
    private final DynamoDbClient dynamoDb;
    private final SfnClient stepFunctions;

    Deployment(Clients clients, StepFunctionsSettings settings) {
        this.settings = settings;
        this.dynamoDb = clients.more(DynamoDbClient.builder(), "test");
        this.stepFunctions = clients.more(SfnClient.builder(), "test");
    }

    /** @return that it can be used, for a person */
    String table() throws MishapException {
        String resource = "the table " + settings.table();
        TableDescription table = Ask.aws(
                        "dynamodb:DescribeTable",
                        resource,
                        () -> dynamoDb.describeTable(describe -> describe.tableName(settings.table())))
                .table();
        List<String> problems = Form.bundled().problems(table);
        if (!problems.isEmpty()) {
            throw unfit("The table " + settings.table() + " is no table of events. " + String.join(" ", problems)
                    + " Name the output TableName of the deployment.");
        }
        return "The table " + settings.table() + " is there, with the keys and indexes that events need.";
    }

    /** @return that it can be used, for a person */
    String stateMachine() throws MishapException {
        DescribeStateMachineResponse machine = Ask.aws(
                "states:DescribeStateMachine",
                "the state machine",
                () -> stepFunctions.describeStateMachine(
                        describe -> describe.stateMachineArn(settings.stateMachine())));
        if (machine.status() != StateMachineStatus.ACTIVE || machine.type() != StateMachineType.STANDARD) {
            throw unfit("The state machine " + machine.name() + " is " + machine.typeAsString() + " and "
                    + machine.statusAsString() + ", and must be STANDARD and ACTIVE. Name the output StateMachineArn of"
                    + " the deployment.");
        }
        if (!String.valueOf(machine.definition()).contains("\"" + settings.table() + "\"")) {
            // Each is fine by itself. Events would be written to one table and looked for in another.
            throw unfit("The state machine " + machine.name() + " does not work with the table " + settings.table()
                    + ". Name the outputs of one and the same deployment.");
        }
        return "The state machine " + machine.name() + " is active and works with that table.";
    }

    private static MishapException unfit(String message) {
        return new MishapException(new Mishap(Mishap.Kind.REFUSED, message));
    }

    @Override
    public void close() {
        dynamoDb.close();
        stepFunctions.close();
    }
}
