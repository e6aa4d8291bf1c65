package io.jenkins.plugins.eventschedules.aws.deployed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDb;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.Machine;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctions;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctionsServer;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One deployment of the CDK app in the test AWS. Time passes in it when {@link #passUntil} lets it. */
public final class DeployedStack {

    public static final String TABLE = "event-schedules-events";

    private static final String STATES = TestAws.HOME.arn("states", "");
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final TestAws aws;
    private final VirtualTime time;
    private final DynamoDb dynamoDb = new DynamoDb();
    private final StepFunctions stepFunctions;
    private final StepFunctionsServer server;
    private final Machine lifecycle;
    private final Machine callback;
    private Instant told;

    /**
     * @param app the folder of the CDK app
     * @param delivery how long after something happened EventBridge tells of it at most
     */
    public DeployedStack(TestAws aws, VirtualTime time, Path app, Duration delivery) {
        this.aws = aws;
        this.time = time;
        this.told = time.instant();
        Map<String, String> substitutions =
                Map.of("Table", TABLE, "Region", TestAws.HOME.region(), "AutomationRole", TestAws.AUTOMATION_ROLE);
        lifecycle = Machine.of(app, "event-lifecycle", substitutions);
        callback = Machine.of(app, "event-lifecycle-callback", substitutions);
        String role = TestAws.HOME.globalArn("iam", "role/event-schedules-lifecycle");
        aws.iam().roleAt(role).trusts("states.amazonaws.com").may("*", "*");
        Principal machine = Principal.assumed(role, "event-lifecycle");
        stepFunctions = new StepFunctions(time)
                .with("dynamodb", new CalledByMachine(aws, "dynamodb", "DynamoDb", machine))
                .with("ssm", new CalledByMachine(aws, "ssm", "Ssm", machine))
                .with("servicecatalog", new CalledByMachine(aws, "servicecatalog", "ServiceCatalog", machine))
                .with("cloudwatch", (action, request) -> Map.of());
        server = new StepFunctionsServer(stepFunctions, lifecycle, STATES);
        createTable(app, TABLE);
        aws.with("dynamodb", new TableService(dynamoDb).operations())
                .with("states", new MachineService(server).operations());
        deliver(delivery);
        round();
    }

    public String stateMachine() {
        return server.machineArn();
    }

    /** Lets time pass, and whatever happens in it; between two calls of others. */
    public void passUntil(Instant moment) {
        aws.undisturbed(() -> {
            time.passUntil(moment);
            return moment;
        });
    }

    /** The names of the executions that lead or have led events. */
    public List<String> executions() {
        return names(execution -> true);
    }

    /** The names of those that still do. */
    public List<String> running() {
        return names(Execution::isRunning);
    }

    /** What went wrong in any execution, in whichever way nobody expects. */
    public List<String> failures() {
        return aws.undisturbed(() -> stepFunctions.executions().stream()
                .filter(execution -> execution.status() == Execution.Status.FAILED)
                .map(execution -> execution.name() + " on " + execution.path() + ": " + execution.error())
                .toList());
    }

    /** Everything that the table holds and every execution was given, as text. */
    public String everything() {
        return aws.undisturbed(() -> dynamoDb.items(TABLE).toString()
                + stepFunctions.executions().stream().map(Execution::input).toList());
    }

    /** Ends the executions behind everybody's back. */
    public void stopExecutions() {
        aws.undisturbed(() -> {
            stepFunctions.executions().stream().filter(Execution::isRunning).forEach(stepFunctions::stop);
            return stepFunctions;
        });
    }

    /** Makes the table of another deployment. */
    public void createTable(Path app, String name) {
        createTable(app, name, "");
    }

    /** @param wrong the index that somebody made by other keys */
    public void createTable(Path app, String name, String wrong) {
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode request =
                    (ObjectNode) json.readTree(app.resolve(Path.of("src", "main", "resources", "table.json"))
                            .toFile());
            request.path("GlobalSecondaryIndexes").forEach(index -> {
                if (index.path("IndexName").asText().equals(wrong)) {
                    ((ObjectNode) index.path("KeySchema").get(0)).put("AttributeName", "pk");
                }
            });
            dynamoDb.call("CreateTable", TableService.object(request.put("TableName", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a table that is none of events. */
    public void createOtherTable(String name) {
        dynamoDb.call(
                "CreateTable",
                Map.of(
                        "TableName",
                        name,
                        "AttributeDefinitions",
                        List.of(Map.of("AttributeName", "id", "AttributeType", "S")),
                        "KeySchema",
                        List.of(Map.of("AttributeName", "id", "KeyType", "HASH"))));
    }

    private List<String> names(Predicate<Execution> which) {
        return aws.undisturbed(() -> stepFunctions.executions().stream()
                .filter(execution -> execution.machine() == lifecycle)
                .filter(which)
                .map(Execution::name)
                .toList());
    }

    private void deliver(Duration delivery) {
        time.at(time.instant().plus(delivery), () -> {
            List<Notice> notices = aws.noticesAfter(told);
            told = time.instant();
            notices.forEach(notice -> callback(Map.of("detail", TableService.object(notice.detail()))));
            deliver(delivery);
        });
    }

    private void round() {
        time.at(time.instant().plus(ROUND), () -> {
            // Where nothing is waited for a round finds nothing; leaving it out saves the test its time.
            if (dynamoDb.items(TABLE).stream().anyMatch(item -> item.containsKey("waiting"))) {
                callback(Map.of());
            }
            round();
        });
    }

    private void callback(Map<String, Object> input) {
        stepFunctions.start(callback, "callback-" + stepFunctions.executions().size(), input);
    }
}
