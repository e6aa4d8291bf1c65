package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service: an operation's name and its request, both as on the wire, give the answer as on the wire. */
public final class DynamoDb {

    private static final int LARGEST_TRANSACTION = 100;
    private static final int LARGEST_BATCH = 100;

    private final Map<String, Table> tables = new LinkedHashMap<>();

    /** @throws Refused when the service would answer with an error */
    public synchronized Map<String, Object> call(String operation, Map<String, Object> request) {
        return switch (operation) {
            case "CreateTable" -> {
                tables.put(Json.text(request, "TableName"), new Table(request));
                yield Map.of("TableDescription", Map.of("TableStatus", "ACTIVE"));
            }
            case "DescribeTable" -> Map.of("Table", table(request).description());
            case "GetItem" -> {
                Map<String, Object> item = table(request).get(Json.object(request.get("Key")));
                yield item.isEmpty() ? Map.of() : Map.of("Item", item);
            }
            case "BatchGetItem" -> batchGet(request);
            case "PutItem", "UpdateItem", "DeleteItem" -> write(operation.replace("Item", ""), request);
            case "Query" -> query(request);
            case "TransactWriteItems" -> transact(Json.list(request.get("TransactItems")));
            default -> throw new Refused("UnknownOperationException", operation, Map.of());
        };
    }

    /** Everything in a table, for a test to look at. */
    public synchronized List<Map<String, Object>> items(String table) {
        return List.copyOf(tables.get(table).items());
    }

    private Table table(Map<String, Object> request) {
        return Optional.ofNullable(tables.get(Json.text(request, "TableName")))
                .orElseThrow(() -> new Refused(
                        "ResourceNotFoundException", "Cannot do operations on a non-existent table", Map.of()));
    }

    private Map<String, Object> batchGet(Map<String, Object> request) {
        Map<String, Object> found = new LinkedHashMap<>();
        Json.object(request.get("RequestItems")).forEach((name, wanted) -> {
            List<Object> keys = Json.list(Json.object(wanted).get("Keys"));
            if (keys.size() > LARGEST_BATCH || new HashSet<>(keys).size() < keys.size()) {
                throw Refused.validation("Too many items requested, or the same twice, for the BatchGetItem call");
            }
            List<Object> items = new ArrayList<>();
            for (Object key : keys) {
                Map<String, Object> item = table(Map.of("TableName", name)).get(Json.object(key));
                if (!item.isEmpty()) {
                    items.add(item);
                }
            }
            // In no order, as AWS says.
            Collections.reverse(items);
            found.put(name, items);
        });
        return Map.of("Responses", found, "UnprocessedKeys", Map.of());
    }

    private record Written(
            Table table, Map<String, Object> key, Map<String, Object> before, Map<String, Object> after) {

        void carryOut() {
            if (after.isEmpty()) {
                table.remove(key);
            } else {
                table.put(after);
            }
        }
    }

    private Written prepare(String action, Map<String, Object> request) {
        Table table = table(request);
        Map<String, Object> item = Json.object(request.getOrDefault("Item", Map.of()));
        Map<String, Object> key = action.equals("Put") ? new LinkedHashMap<>(item) : Json.object(request.get("Key"));
        if (action.equals("Put")) {
            key.keySet().retainAll(Table.KEY);
        }
        Map<String, Object> before = table.get(key);
        Names names = new Names(request);
        boolean holds = !request.containsKey("ConditionExpression")
                || Condition.holds((String) request.get("ConditionExpression"), names, before);
        Map<String, Object> after =
                switch (action) {
                    case "Put" -> item;
                    case "Update" ->
                        Update.of(Json.text(request, "UpdateExpression"), names, before.isEmpty() ? key : before);
                    case "Delete" -> Map.<String, Object>of();
                    case "ConditionCheck" -> before;
                    default -> throw Refused.validation("Unknown action " + action);
                };
        names.requireAllUsed();
        if (!holds) {
            throw Refused.condition();
        }
        return new Written(table, key, before, after);
    }

    private Map<String, Object> write(String action, Map<String, Object> request) {
        Written written = prepare(action, request);
        written.carryOut();
        String returned = (String) request.getOrDefault("ReturnValues", "NONE");
        return switch (returned) {
            case "ALL_NEW" -> Map.of("Attributes", written.after);
            case "ALL_OLD" -> written.before.isEmpty() ? Map.of() : Map.of("Attributes", written.before);
            default -> Map.of();
        };
    }

    private Map<String, Object> transact(List<Object> actions) {
        if (actions.isEmpty() || actions.size() > LARGEST_TRANSACTION) {
            throw Refused.validation("A transaction has 1 to " + LARGEST_TRANSACTION + " actions");
        }
        List<Written> prepared = new ArrayList<>();
        List<Object> reasons = new ArrayList<>();
        Set<Object> keys = new HashSet<>();
        for (Object one : actions) {
            Map.Entry<String, Object> action =
                    Json.object(one).entrySet().iterator().next();
            try {
                Written written = prepare(action.getKey(), Json.object(action.getValue()));
                prepared.add(written);
                if (!keys.add(List.of(written.table, written.key))) {
                    throw Refused.validation("Transaction request cannot include multiple operations on one item");
                }
                reasons.add(Map.of("Code", "None"));
            } catch (Refused refused) {
                if (!refused.type().equals("ConditionalCheckFailedException")) {
                    throw refused;
                }
                reasons.add(Map.of("Code", "ConditionalCheckFailed", "Message", "The conditional request failed"));
            }
        }
        if (prepared.size() < actions.size()) {
            throw new Refused(
                    "TransactionCanceledException",
                    "Transaction cancelled, please refer cancellation reasons for specific reasons",
                    Map.of("CancellationReasons", reasons));
        }
        prepared.forEach(Written::carryOut);
        return Map.of();
    }

    private Map<String, Object> query(Map<String, Object> request) {
        Table table = table(request);
        Index index = table.index((String) request.getOrDefault("IndexName", ""));
        if (request.containsKey("IndexName") && Boolean.TRUE.equals(request.get("ConsistentRead"))) {
            throw Refused.validation("Consistent reads are not supported on global secondary indexes");
        }
        Names names = new Names(request);
        String keys = Json.text(request, "KeyConditionExpression");
        Condition.holds(keys, names, Map.of());
        Optional<String> filter = Optional.ofNullable((String) request.get("FilterExpression"));
        filter.ifPresent(expression -> Condition.holds(expression, names, Map.of()));
        names.requireAllUsed();
        List<Map<String, Object>> matching = new ArrayList<>();
        for (Map<String, Object> item : table.items()) {
            if (index.has(item) && Condition.holds(keys, names, item)) {
                matching.add(index.project(item));
            }
        }
        matching.sort(index.order());
        if (Boolean.FALSE.equals(request.get("ScanIndexForward"))) {
            Collections.reverse(matching);
        }
        return page(request, index, after(request, index, matching), filter, names);
    }

    /** What comes after the place of the request; that place itself may be gone by now. */
    private static List<Map<String, Object>> after(
            Map<String, Object> request, Index index, List<Map<String, Object>> sorted) {
        if (!request.containsKey("ExclusiveStartKey")) {
            return sorted;
        }
        Map<String, Object> place = Json.object(request.get("ExclusiveStartKey"));
        Set<String> wanted = new HashSet<>(Table.KEY);
        wanted.add(index.partition());
        wanted.add(index.sort());
        if (!place.keySet().equals(wanted)) {
            throw Refused.validation("The provided starting key is invalid");
        }
        int direction = Boolean.FALSE.equals(request.get("ScanIndexForward")) ? -1 : 1;
        return sorted.stream()
                .filter(item -> index.order().compare(item, place) * direction > 0)
                .toList();
    }

    private static Map<String, Object> page(
            Map<String, Object> request,
            Index index,
            List<Map<String, Object>> rest,
            Optional<String> filter,
            Names names) {
        int limit = ((Number) request.getOrDefault("Limit", 1000)).intValue();
        List<Map<String, Object>> seen = rest.subList(0, Math.min(limit, rest.size()));
        List<Map<String, Object>> kept = seen.stream()
                .filter(item -> filter.isEmpty() || Condition.holds(filter.get(), names, item))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Count", kept.size());
        answer.put("ScannedCount", seen.size());
        if (!"COUNT".equals(request.get("Select"))) {
            answer.put("Items", kept);
        }
        if (seen.size() < rest.size() || seen.size() == limit) {
            Map<String, Object> last = new LinkedHashMap<>(seen.get(seen.size() - 1));
            Set<String> place = new HashSet<>(Table.KEY);
            place.add(index.partition());
            place.add(index.sort());
            last.keySet().retainAll(place);
            answer.put("LastEvaluatedKey", last);
        }
        return answer;
    }
}
