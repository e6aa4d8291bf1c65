package io.jenkins.plugins.eventschedules.aws.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** An update of some attributes of one item, put together. */
final class UpdateOf {

    private final String table;
    private final Map<String, AttributeValue> key;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final List<String> set = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    UpdateOf(String table, Map<String, AttributeValue> key) {
        this.table = table;
        this.key = key;
    }

    UpdateOf set(String name, AttributeValue value) {
        names.put("#" + name, name);
        values.put(":" + name, value);
        set.add("#" + name + " = :" + name);
        return this;
    }

    UpdateOf remove(String name) {
        names.put("#" + name, name);
        removed.add("#" + name);
        return this;
    }

    /** Nothing happens to the event by it, so whoever hears the table's stream is told of nothing. */
    UpdateOf quietly() {
        return set("happening", AttributeValue.fromS("progress"));
    }

    /** It is written only while this attribute is as it was read, or while there is none when there was none. */
    UpdateOf requireSame(String name, Map<String, AttributeValue> item) {
        names.put("#" + name, name);
        if (item.containsKey(name)) {
            values.put(":was_" + name, item.get(name));
            conditions.add("#" + name + " = :was_" + name);
        } else {
            conditions.add("attribute_not_exists(#" + name + ")");
        }
        return this;
    }

    TransactWriteItem action() {
        String expression =
                "SET " + String.join(", ", set) + (removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key)
                        .updateExpression(expression)
                        .conditionExpression(String.join(" AND ", conditions))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }
}
