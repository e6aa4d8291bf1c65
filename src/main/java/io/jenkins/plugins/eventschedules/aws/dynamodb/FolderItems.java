package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.optionalText;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Events by their folders. The index by status tells the folder, so that no event has to be read for it. */
final class FolderItems {

    private final Table table;

    FolderItems(Table table) {
        this.table = table;
    }

    long count(Status status, Folders folders) {
        QueryRequest request = inStatus(Word.of(status));
        return folders.equals(Folders.ALL)
                ? table.count(request)
                : table.all(request).stream()
                        .filter(item -> isIn(folders, item))
                        .count();
    }

    /** An item without a folder is damaged: it is shown to those alone who may see every folder. */
    static boolean isIn(Folders folders, Map<String, AttributeValue> item) {
        return folders.equals(Folders.ALL)
                || optionalText(item, "folder").map(folders::hold).orElse(false);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Status status : Status.values()) {
            table.all(inStatus(Word.of(status)))
                    .forEach(item -> optionalText(item, "folder").ifPresent(names::add));
        }
        return names;
    }

    /** Of an event, even of a deleted one. */
    Optional<String> of(EventId id) {
        return table.get(EventItem.key(id))
                .or(() -> table.get(Gone.key(id)))
                .flatMap(item -> optionalText(item, "folder"));
    }

    /** @return whether there were any to move */
    boolean relocate(String folder, String to) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (Status status : Status.values()) {
            items.addAll(table.all(inStatus(Word.of(status))));
        }
        items.addAll(table.all(inStatus(Gone.DELETED)));
        boolean moved = false;
        for (Map<String, AttributeValue> item : items) {
            // An item without one is damaged, and is left as it is.
            String from = optionalText(item, "folder").orElse("");
            if (from.equals(folder) || from.startsWith(folder + "/")) {
                moved |= move(item, from, to + from.substring(folder.length()));
            }
        }
        return moved;
    }

    private boolean move(Map<String, AttributeValue> item, String from, String to) {
        return table.write(List.of(new UpdateOf(table.name(), Table.keyOf(item))
                .set("folder", text(to))
                .requireSame("folder", Map.of("folder", text(from)))
                .quietly()
                .action()));
    }

    QueryRequest inStatus(String status) {
        return QueryRequest.builder()
                .tableName(table.name())
                .indexName("status")
                .keyConditionExpression("#status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":status", text(status)))
                .build();
    }
}
