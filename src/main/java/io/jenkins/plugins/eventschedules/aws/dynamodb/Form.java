package io.jenkins.plugins.eventschedules.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The form that a table of events has: that of {@code table.json}, from which the deployment makes it. */
public final class Form {

    /** Of the table itself, and of each of its indexes by name. */
    private final Keys keys;

    private final Map<String, Keys> indexes = new TreeMap<>();

    /** Of every attribute that is part of a key. */
    private final Map<String, ScalarAttributeType> types = new HashMap<>();

    private Form(JsonNode layout) {
        keys = Keys.of(layout);
        layout.path("GlobalSecondaryIndexes")
                .forEach(index -> indexes.put(index.path("IndexName").asText(), Keys.of(index)));
        layout.path("AttributeDefinitions")
                .forEach(attribute -> types.put(
                        attribute.path("AttributeName").asText(),
                        ScalarAttributeType.fromValue(
                                attribute.path("AttributeType").asText())));
    }

    /** As this version of the plugin needs it. */
    public static Form bundled() {
        try (InputStream file = Objects.requireNonNull(Form.class.getResourceAsStream("table.json"))) {
            return new Form(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new IllegalStateException("a file of the plugin's own archive can be read", e);
        }
    }

    /** By what it finds, and by what it orders. */
    private record Keys(String partition, String sort) {

        static Keys of(JsonNode layout) {
            List<String> names = layout.path("KeySchema").findValuesAsText("AttributeName");
            return new Keys(names.get(0), names.get(1));
        }

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
    public List<String> problems(TableDescription table) {
        List<String> problems = new ArrayList<>();
        problemOfStatus(table).ifPresent(problems::add);
        problemOfKeys(table).ifPresent(problems::add);
        problems.addAll(problemsOfIndexes(table));
        return problems;
    }

    public Optional<String> problemOfStatus(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE || table.tableStatus() == TableStatus.UPDATING
                ? Optional.empty()
                : Optional.of("It is " + table.tableStatusAsString() + ".");
    }

    public Optional<String> problemOfKeys(TableDescription table) {
        return Keys.of(table.keySchema()).equals(keys) && typed(table, keys)
                ? Optional.empty()
                : Optional.of("Its key is not " + keys.partition() + " and " + keys.sort() + ", both texts.");
    }

    public List<String> problemsOfIndexes(TableDescription table) {
        List<String> problems = new ArrayList<>();
        Map<String, GlobalSecondaryIndexDescription> there = new LinkedHashMap<>();
        table.globalSecondaryIndexes().forEach(index -> there.put(index.indexName(), index));
        List<String> missing = indexes.keySet().stream()
                .filter(name -> !there.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            problems.add("It lacks the indexes " + String.join(", ", missing) + ".");
        }
        there.values().stream()
                .filter(index -> indexes.containsKey(index.indexName()))
                .forEach(index -> problem(table, index, problems));
        return problems;
    }

    private void problem(TableDescription table, GlobalSecondaryIndexDescription index, List<String> problems) {
        Keys wanted = indexes.get(index.indexName());
        if (!Keys.of(index.keySchema()).equals(wanted) || !typed(table, wanted)) {
            problems.add("Its index " + index.indexName() + " is not by " + wanted.partition() + " and " + wanted.sort()
                    + ".");
        } else if (index.indexStatus() == IndexStatus.CREATING || index.indexStatus() == IndexStatus.DELETING) {
            problems.add("Its index " + index.indexName() + " is " + index.indexStatusAsString() + ".");
        }
    }

    private boolean typed(TableDescription table, Keys keys) {
        return typed(table, keys.partition()) && typed(table, keys.sort());
    }

    private boolean typed(TableDescription table, String attribute) {
        AttributeDefinition wanted = AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(types.get(attribute))
                .build();
        return table.attributeDefinitions().contains(wanted);
    }
}
