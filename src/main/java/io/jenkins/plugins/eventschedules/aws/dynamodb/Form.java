package io.jenkins.plugins.eventschedules.aws.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The form that a table of events has: what {@code infra-cdk/src/main/resources/table.json} deploys. */
public final class Form {

    /** Of the table itself, and of each of its indexes by name. */
    private static final Keys TABLE = new Keys("pk", "sk");

    private static final Map<String, Keys> INDEXES = Map.of(
            "start", new Keys("kind", "byStart"),
            "end", new Keys("kind", "byEnd"),
            "updated", new Keys("kind", "byUpdated"),
            "name", new Keys("kind", "byName"),
            "owners", new Keys("kind", "byOwner"),
            "status", new Keys("status", "byStart"),
            "owner", new Keys("owner", "byStart"),
            "series", new Keys("series", "byStart"),
            "due", new Keys("kind", "due"),
            "waiting", new Keys("kind", "waiting"));

    /** Those that are not texts. */
    private static final Map<String, ScalarAttributeType> OTHER_TYPES = Map.of("due", ScalarAttributeType.N);

    private Form() {}

    /** By what it finds, and by what it orders. */
    private record Keys(String partition, String sort) {

        static Keys of(List<KeySchemaElement> schema) {
            return new Keys(named(schema, KeyType.HASH), named(schema, KeyType.RANGE));
        }

        private static String named(List<KeySchemaElement> schema, KeyType type) {
            return schema.stream()
                    .filter(each -> each.keyType() == type)
                    .map(KeySchemaElement::attributeName)
                    .findFirst()
                    .orElse("");
        }
    }

    /** @return what keeps events from being held there, for an administrator; empty when nothing does */
    public static List<String> problems(TableDescription table) {
        List<String> problems = new ArrayList<>();
        if (table.tableStatus() != TableStatus.ACTIVE && table.tableStatus() != TableStatus.UPDATING) {
            problems.add("It is " + table.tableStatusAsString() + ".");
        }
        if (!Keys.of(table.keySchema()).equals(TABLE) || !typed(table, TABLE)) {
            problems.add("Its key is not pk and sk, both texts.");
        }
        Map<String, GlobalSecondaryIndexDescription> there = new LinkedHashMap<>();
        table.globalSecondaryIndexes().forEach(index -> there.put(index.indexName(), index));
        List<String> missing = INDEXES.keySet().stream()
                .filter(name -> !there.containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            problems.add("It lacks the indexes " + String.join(", ", missing) + ".");
        }
        there.values().stream()
                .filter(index -> INDEXES.containsKey(index.indexName()))
                .forEach(index -> problem(table, index, problems));
        return problems;
    }

    private static void problem(TableDescription table, GlobalSecondaryIndexDescription index, List<String> problems) {
        Keys wanted = INDEXES.get(index.indexName());
        if (!Keys.of(index.keySchema()).equals(wanted) || !typed(table, wanted)) {
            problems.add("Its index " + index.indexName() + " is not by " + wanted.partition() + " and " + wanted.sort()
                    + ".");
        } else if (index.indexStatus() == IndexStatus.CREATING || index.indexStatus() == IndexStatus.DELETING) {
            problems.add("Its index " + index.indexName() + " is " + index.indexStatusAsString() + ".");
        }
    }

    private static boolean typed(TableDescription table, Keys keys) {
        return typed(table, keys.partition()) && typed(table, keys.sort());
    }

    private static boolean typed(TableDescription table, String attribute) {
        AttributeDefinition wanted = AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(OTHER_TYPES.getOrDefault(attribute, ScalarAttributeType.S))
                .build();
        return table.attributeDefinitions().contains(wanted);
    }
}
