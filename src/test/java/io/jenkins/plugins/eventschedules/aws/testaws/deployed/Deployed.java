package io.jenkins.plugins.eventschedules.aws.testaws.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State machines, a table, a pipe, the rules of a bus and a topic, in the words of a test. */
public final class Deployed {

    private record Machine(String definition, String status) {}

    private final Place place;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, ObjectNode> tables = new LinkedHashMap<>();
    private final Map<String, String> pipes = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> buses = new LinkedHashMap<>();
    private final Map<String, Integer> topics = new LinkedHashMap<>();

    public Deployed(Place place) {
        this.place = place;
    }

    /** @param service as it is signed for; empty when this is none of those here */
    public Optional<Operations> operations(String service) {
        return switch (service) {
            case "states" ->
                Optional.of(new Operations("states")
                        .offer(
                                "DescribeStateMachine",
                                call -> call.input().text("stateMachineArn"),
                                this::describeMachine));
            case "dynamodb" ->
                Optional.of(new Operations("dynamodb")
                        .offer(
                                "DescribeTable",
                                call -> place.arn(
                                        "dynamodb", "table/" + call.input().text("TableName")),
                                this::describeTable));
            case "pipes" ->
                Optional.of(new Operations("pipes")
                        .offer(
                                "DescribePipe",
                                call -> place.arn(
                                        "pipes", "pipe/" + call.input().text("Name")),
                                this::describePipe));
            case "events" -> Optional.of(new Operations("events").offer("ListRules", call -> "*", this::listRules));
            case "sns" ->
                Optional.of(new Operations("sns")
                        .offer("GetTopicAttributes", call -> call.input().text("TopicArn"), this::topicAttributes));
            default -> Optional.empty();
        };
    }

    /** @param definition JSON */
    public Deployed machine(String name, String definition) {
        machines.put(name, new Machine(definition, "ACTIVE"));
        return this;
    }

    public Deployed deleting(String machine) {
        machines.computeIfPresent(machine, (name, was) -> new Machine(was.definition(), "DELETING"));
        return this;
    }

    /** @param layout as CreateTable takes it */
    public Deployed table(String name, ObjectNode layout) {
        tables.put(name, layout);
        return this;
    }

    /** @param state such as {@code RUNNING} or {@code STOPPED} */
    public Deployed pipe(String name, String state) {
        pipes.put(name, state);
        return this;
    }

    /** @param states of its rules by their names, {@code ENABLED} or {@code DISABLED} */
    public Deployed bus(String name, Map<String, String> states) {
        buses.put(name, states);
        return this;
    }

    public Deployed topic(String name, int confirmed) {
        topics.put(name, confirmed);
        return this;
    }

    public Deployed without(String name) {
        List.of(machines, tables, pipes, buses, topics).forEach(all -> all.remove(name));
        return this;
    }

    private Answer describeMachine(Call call) {
        String arn = call.input().text("stateMachineArn");
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        Machine machine = Optional.ofNullable(machines.get(name))
                .orElseThrow(
                        () -> new AwsError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
        return Answer.with("stateMachineArn", arn)
                .and("name", name)
                .and("status", machine.status())
                .and("definition", machine.definition())
                .and("roleArn", place.globalArn("iam", "role/machine"))
                .and("type", "STANDARD")
                .and("creationDate", 0);
    }

    private Answer describeTable(Call call) {
        String name = call.input().text("TableName");
        ObjectNode layout = Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found"));
        ObjectNode table = layout.deepCopy();
        table.put("TableName", name);
        if (!table.has("TableStatus")) {
            table.put("TableStatus", "ACTIVE");
        }
        for (JsonNode index : table.withArrayProperty("GlobalSecondaryIndexes")) {
            if (!index.has("IndexStatus")) {
                ((ObjectNode) index).put("IndexStatus", "ACTIVE");
            }
        }
        return Answer.with("Table", table);
    }

    private Answer describePipe(Call call) {
        String name = call.input().text("Name");
        String state = Optional.ofNullable(pipes.get(name))
                .orElseThrow(() -> new AwsError("NotFoundException", 404, "Pipe " + name + " does not exist."));
        return Answer.with("Name", name).and("CurrentState", state).and("DesiredState", "RUNNING");
    }

    private Answer listRules(Call call) {
        String bus = call.input().text("EventBusName");
        Map<String, String> rules = Optional.ofNullable(buses.get(bus))
                .orElseThrow(() -> new AwsError("ResourceNotFoundException", "Event bus " + bus + " does not exist."));
        return Answer.with(
                "Rules",
                rules.entrySet().stream()
                        .map(rule -> Answer.with("Name", rule.getKey()).and("State", rule.getValue()))
                        .toList());
    }

    private Answer topicAttributes(Call call) {
        String arn = call.input().text("TopicArn");
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        int confirmed = Optional.ofNullable(topics.get(name))
                .orElseThrow(() -> new AwsError("NotFound", 404, "Topic does not exist"));
        // A map in AWS Query is a list of entries with this name.
        return Answer.with(
                "Attributes",
                Answer.with(
                        "entry", Answer.with("key", "SubscriptionsConfirmed").and("value", String.valueOf(confirmed))));
    }
}
