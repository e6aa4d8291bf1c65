package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Notices changes, those of the state machine and of other controllers too: every change stands among the latest in
 * the index by time. Several of them are looked at, because the clocks that write the times differ by a little.
 */
final class Generation {

    private static final int LATEST = 20;

    private final Table table;
    private List<String> seen = List.of();
    private long generation;
    private long grown;

    Generation(Table table) {
        this.table = table;
    }

    synchronized void grow() {
        generation++;
        grown++;
    }

    /** How often this process itself changed something. */
    synchronized long grown() {
        return grown;
    }

    synchronized long now() {
        List<String> latest = table
                .query(QueryRequest.builder()
                        .tableName(table.name())
                        .indexName("updated")
                        .keyConditionExpression("#kind = :event")
                        .expressionAttributeNames(Map.of("#kind", "kind"))
                        .expressionAttributeValues(Map.of(":event", text(EventItem.EVENT)))
                        .scanIndexForward(false)
                        .limit(LATEST)
                        .build())
                .items()
                .stream()
                .map(item -> text(item, "byUpdated"))
                .toList();
        if (!latest.equals(seen)) {
            seen = latest;
            generation++;
        }
        return generation;
    }
}
