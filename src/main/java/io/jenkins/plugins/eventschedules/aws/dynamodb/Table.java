package io.jenkins.plugins.eventschedules.aws.dynamodb;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The table of one environment, with its failures as sentences. */
final class Table {

    private static final int LARGEST_BATCH = 100;
    private static final int LARGEST_TRANSACTION = 100;
    private static final int MOST_CONFLICTS = 50;

    private final DynamoDbClient client;
    private final String name;

    Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    String name() {
        return name;
    }

    Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        return guarded("GetItem", () -> {
            var answer = client.getItem(get -> get.tableName(name).key(key).consistentRead(true));
            return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
        });
    }

    void put(Map<String, AttributeValue> item) {
        guarded("PutItem", () -> client.putItem(put -> put.tableName(name).item(item)));
    }

    /** @return whether it was there */
    boolean delete(Map<String, AttributeValue> key) {
        return guarded(
                        "DeleteItem",
                        () -> client.deleteItem(
                                delete -> delete.tableName(name).key(key).returnValues(ReturnValue.ALL_OLD)))
                .hasAttributes();
    }

    /** Finds the items of a partition whose sort key begins so. Nothing that was written before is missing. */
    QueryRequest.Builder under(String partition, String prefix) {
        boolean all = prefix.isEmpty();
        return QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression(all ? "#pk = :pk" : "#pk = :pk AND begins_with(#sk, :prefix)")
                .expressionAttributeNames(all ? Map.of("#pk", "pk") : Map.of("#pk", "pk", "#sk", "sk"))
                .expressionAttributeValues(
                        all
                                ? Map.of(":pk", AttributeValue.fromS(partition))
                                : Map.of(
                                        ":pk",
                                        AttributeValue.fromS(partition),
                                        ":prefix",
                                        AttributeValue.fromS(prefix)))
                .consistentRead(true);
    }

    /** As they are now, in the order of the keys; those that are gone are left out. */
    List<Map<String, AttributeValue>> getAll(List<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += LARGEST_BATCH) {
            List<Map<String, AttributeValue>> batch = keys.subList(from, Math.min(from + LARGEST_BATCH, keys.size()));
            while (!batch.isEmpty()) {
                batch = fetch(batch, found);
            }
        }
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (Map<String, AttributeValue> key : keys) {
            Optional.ofNullable(found.get(key)).ifPresent(items::add);
        }
        return items;
    }

    /** @return the keys that DynamoDB asks to be asked for again */
    private List<Map<String, AttributeValue>> fetch(
            List<Map<String, AttributeValue>> keys,
            Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found) {
        BatchGetItemResponse answer = guarded(
                "BatchGetItem",
                () -> client.batchGetItem(get -> get.requestItems(Map.of(
                        name,
                        KeysAndAttributes.builder()
                                .keys(keys)
                                .consistentRead(true)
                                .build()))));
        answer.responses().getOrDefault(name, List.of()).forEach(item -> found.put(keyOf(item), item));
        return answer.unprocessedKeys().containsKey(name)
                ? answer.unprocessedKeys().get(name).keys()
                : List.of();
    }

    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put("pk", item.get("pk"));
        key.put("sk", item.get("sk"));
        return key;
    }

    QueryResponse query(QueryRequest request) {
        return guarded("Query", () -> client.query(request));
    }

    /** What a query finds, over all its pages. */
    List<Map<String, AttributeValue>> all(QueryRequest request) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> place = Map.of();
        do {
            QueryRequest.Builder page = request.toBuilder();
            if (!place.isEmpty()) {
                page.exclusiveStartKey(place);
            }
            QueryResponse answer = query(page.build());
            items.addAll(answer.items());
            place = answer.lastEvaluatedKey();
        } while (!place.isEmpty());
        return items;
    }

    /** How many items a query finds, over all its pages. */
    long count(QueryRequest request) {
        long count = 0;
        Map<String, AttributeValue> place = Map.of();
        do {
            QueryRequest.Builder page = request.toBuilder().select(Select.COUNT);
            if (!place.isEmpty()) {
                page.exclusiveStartKey(place);
            }
            QueryResponse answer = query(page.build());
            count += answer.count();
            place = answer.lastEvaluatedKey();
        } while (!place.isEmpty());
        return count;
    }

    /**
     * Writes all of it or nothing.
     *
     * @return whether it was written; not when one of its conditions does not hold
     */
    boolean write(List<TransactWriteItem> actions) {
        for (int conflicts = 0; conflicts <= MOST_CONFLICTS; conflicts++) {
            switch (guarded("TransactWriteItems", () -> attempt(actions))) {
                case WRITTEN -> {
                    return true;
                }
                case REFUSED -> {
                    return false;
                }
                // Somebody else is writing the same item just now; then one of the two conditions will fail.
                case CONFLICT -> {}
            }
        }
        throw new StoreException(
                "Others write the same event in the table " + name
                        + " all the time, so nothing was changed. Try again.",
                null);
    }

    private enum Attempt {
        WRITTEN,
        REFUSED,
        CONFLICT
    }

    private Attempt attempt(List<TransactWriteItem> actions) {
        try {
            client.transactWriteItems(write -> write.transactItems(actions));
            return Attempt.WRITTEN;
        } catch (TransactionCanceledException e) {
            List<String> codes = e.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .toList();
            if (codes.contains("ConditionalCheckFailed")) {
                return Attempt.REFUSED;
            }
            if (codes.contains("TransactionConflict")) {
                return Attempt.CONFLICT;
            }
            throw e;
        }
    }

    /** As {@link #write}; what is too much for one transaction follows in others. */
    boolean writeInParts(List<TransactWriteItem> actions) {
        for (int from = 0; from < actions.size(); from += LARGEST_TRANSACTION) {
            if (!write(actions.subList(from, Math.min(from + LARGEST_TRANSACTION, actions.size())))) {
                return false;
            }
        }
        return true;
    }

    private <T> T guarded(String action, Supplier<T> call) {
        try {
            return Ask.aws("dynamodb:" + action, "the table " + name, call);
        } catch (MishapException e) {
            throw new StoreException(
                    "The events in DynamoDB cannot be had, and nothing was changed. " + e.getMessage(), e);
        }
    }
}
