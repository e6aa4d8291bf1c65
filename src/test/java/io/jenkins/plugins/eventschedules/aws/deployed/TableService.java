package io.jenkins.plugins.eventschedules.aws.deployed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDb;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.Refused;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operation;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DynamoDB behind the desk of the test AWS. */
final class TableService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final DynamoDb dynamoDb;

    TableService(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    Operations operations() {
        Operations operations = new Operations("dynamodb");
        for (String name : List.of("DescribeTable", "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query")) {
            operations.offer(name, TableService::table, this::call);
        }
        operations.offer(
                "BatchGetItem",
                call -> arn(call, call.json().path("RequestItems").fieldNames().next()),
                this::call);
        operations.offer("TransactWriteItems", new Operation(call -> needs(operations, call), this::call));
        return operations;
    }

    /** A transaction needs the permissions for what it does. */
    private static List<Need> needs(Operations operations, Call call) {
        List<Need> needs = new ArrayList<>();
        call.json().path("TransactItems").forEach(item -> item.properties().forEach(action -> {
            String name = action.getKey().equals("ConditionCheck") ? "ConditionCheckItem" : action.getKey() + "Item";
            needs.add(operations.need(
                    name, arn(call, action.getValue().path("TableName").asText())));
        }));
        return needs;
    }

    private static String table(Call call) {
        String index = call.json().path("IndexName").asText();
        return arn(call, call.json().path("TableName").asText()) + (index.isEmpty() ? "" : "/index/" + index);
    }

    private static String arn(Call call, String table) {
        return call.place().arn("dynamodb", "table/" + table);
    }

    private Answer call(Call call) {
        call.input().passOver();
        try {
            return answer(dynamoDb.call(call.operation(), object(call.json())));
        } catch (Refused e) {
            throw new AwsError(e.type(), 400, e.getMessage(), e.more());
        }
    }

    static Map<String, Object> object(ObjectNode json) {
        return JSON.convertValue(json, OBJECT);
    }

    static Answer answer(Map<String, Object> members) {
        Answer answer = Answer.empty();
        members.forEach(answer::and);
        return answer;
    }
}
