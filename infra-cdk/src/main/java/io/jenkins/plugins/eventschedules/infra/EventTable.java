package io.jenkins.plugins.eventschedules.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** The events, with the indexes of {@code table.json}: the same file makes the table of the plugin's own tests. */
final class EventTable {

    private final CfnTable table;

    EventTable(Construct scope, Settings settings, Optional<IKey> key) {
        Map<String, Object> layout = layout();
        CfnTable.Builder builder = CfnTable.Builder.create(scope, "Events")
                .tableName(settings.name())
                .attributeDefinitions(lowered(layout.get("AttributeDefinitions")))
                .keySchema(lowered(layout.get("KeySchema")))
                .globalSecondaryIndexes(lowered(layout.get("GlobalSecondaryIndexes")))
                .billingMode("PAY_PER_REQUEST")
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .streamSpecification(CfnTable.StreamSpecificationProperty.builder()
                        .streamViewType("NEW_IMAGE")
                        .build())
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName("expires")
                        .enabled(true)
                        .build())
                .deletionProtectionEnabled(settings.retain());
        key.ifPresent(own -> builder.sseSpecification(CfnTable.SSESpecificationProperty.builder()
                .sseEnabled(true)
                .sseType("KMS")
                .kmsMasterKeyId(own.getKeyArn())
                .build()));
        table = builder.build();
        table.applyRemovalPolicy(settings.retain() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    }

    String name() {
        return table.getRef();
    }

    String arn() {
        return table.getAttrArn();
    }

    String indexArn(String index) {
        return arn() + "/index/" + index;
    }

    String streamArn() {
        return table.getAttrStreamArn();
    }

    private static Map<String, Object> layout() {
        try (InputStream file = Objects.requireNonNull(EventTable.class.getResourceAsStream("/table.json"))) {
            return JsonMapper.builder().build().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The CDK wants the API's names with a small first letter. */
    private static List<Object> lowered(Object list) {
        return ((List<?>) list).stream().map(EventTable::lower).toList();
    }

    private static Object lower(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new java.util.LinkedHashMap<>();
            map.forEach((key, one) -> {
                String name = (String) key;
                all.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), lower(one));
            });
            return all;
        }
        return value instanceof List<?> list
                ? list.stream().map(EventTable::lower).toList()
                : value;
    }
}
