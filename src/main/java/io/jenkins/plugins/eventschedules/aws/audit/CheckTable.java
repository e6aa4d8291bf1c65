package io.jenkins.plugins.eventschedules.aws.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Whether the table has the keys, indexes and stream of the file from which the deployment makes it. */
final class CheckTable {

    private final Inquiry inquiry;
    private final Findings findings;
    private final String name;
    private final String subject;
    private final Supplier<String> redeploy;
    private final JsonNode layout = layout();

    /** @param redeploy the command that mends it */
    CheckTable(Inquiry inquiry, Findings findings, LedBy deployment, Supplier<String> redeploy) {
        this.inquiry = inquiry;
        this.findings = findings;
        this.name = deployment.table();
        this.subject = "table " + name;
        this.redeploy = redeploy;
    }

    void check() {
        TableDescription table;
        try (DynamoDbClient client = inquiry.clients().more(DynamoDbClient.builder(), "audit")) {
            table = inquiry.ask("dynamodb:DescribeTable", "the " + subject, () -> client.describeTable(
                            DescribeTableRequest.builder()
                                    .tableName(name)
                                    .overrideConfiguration(inquiry.session())
                                    .build())
                    .table());
        } catch (UnseenException e) {
            if (e.kind() == Kind.GONE) {
                findings.failed(CheckType.TABLE_EXISTS, subject, "It is not there.", redeploy.get());
            } else {
                findings.unknown(CheckType.TABLE_EXISTS, subject, e);
            }
            return;
        }
        boolean active = table.tableStatus() == TableStatus.ACTIVE || table.tableStatus() == TableStatus.UPDATING;
        verdict(CheckType.TABLE_EXISTS, active, "It is there: " + table.tableStatusAsString() + ".");
        String keys = keys(table.keySchema());
        String wanted = keys(layout.path("KeySchema"));
        verdict(
                CheckType.TABLE_KEYS,
                keys.equals(wanted),
                "Its key is " + keys + (keys.equals(wanted) ? "." : ", and must be " + wanted + "."));
        indexes(table);
        boolean told = table.streamSpecification() != null
                && Boolean.TRUE.equals(table.streamSpecification().streamEnabled())
                && table.streamSpecification().streamViewType() == StreamViewType.NEW_IMAGE;
        verdict(
                CheckType.TABLE_STREAM,
                told,
                told
                        ? "Its stream tells of every change."
                        : "It has no stream of new images: nobody hears of what happens to events.");
    }

    private void indexes(TableDescription table) {
        Map<String, String> wanted = new TreeMap<>();
        layout.path("GlobalSecondaryIndexes")
                .forEach(index -> wanted.put(index.path("IndexName").asText(), keys(index.path("KeySchema"))));
        Map<String, String> found = new TreeMap<>();
        table.globalSecondaryIndexes().stream()
                .filter(index ->
                        index.indexStatus() == IndexStatus.ACTIVE || index.indexStatus() == IndexStatus.UPDATING)
                .forEach((GlobalSecondaryIndexDescription index) ->
                        found.put(index.indexName(), keys(index.keySchema())));
        TreeSet<String> lacking = new TreeSet<>(wanted.keySet());
        lacking.removeIf(index -> wanted.get(index).equals(found.get(index)));
        verdict(
                CheckType.TABLE_INDEXES,
                lacking.isEmpty(),
                lacking.isEmpty()
                        ? "It has its " + wanted.size() + " indexes, and all are in use."
                        : "These indexes are missing, not ready, or have other keys: " + String.join(", ", lacking)
                                + ".");
    }

    private void verdict(CheckType type, boolean sound, String evidence) {
        if (sound) {
            findings.passed(type, subject, evidence);
        } else {
            findings.failed(type, subject, evidence, redeploy.get());
        }
    }

    private static String keys(List<KeySchemaElement> keys) {
        return String.join(
                " and ", keys.stream().map(KeySchemaElement::attributeName).toList());
    }

    private static String keys(JsonNode keys) {
        return String.join(" and ", keys.findValuesAsText("AttributeName"));
    }

    private static JsonNode layout() {
        try (InputStream file = Objects.requireNonNull(CheckTable.class.getResourceAsStream("table.json"))) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("a file of the plugin's own archive can be read", e);
        }
    }
}
