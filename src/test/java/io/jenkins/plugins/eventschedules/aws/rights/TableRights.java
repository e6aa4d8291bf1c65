package io.jenkins.plugins.eventschedules.aws.rights;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a call of DynamoDB needs. A transaction needs what its parts would. */
public final class TableRights {

    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/event-schedules";

    private TableRights() {}

    public static Stream<Need> of(String operation, Map<String, Object> request) {
        return switch (operation) {
            case "TransactWriteItems" ->
                ((List<?>) request.get("TransactItems"))
                        .stream()
                                .flatMap(item -> ((Map<?, ?>) item).keySet().stream())
                                .map(kind -> kind.equals("ConditionCheck") ? "ConditionCheckItem" : kind + "Item")
                                .map(action -> new Need("dynamodb:" + action, TABLE));
            case "TransactGetItems" -> Stream.of(new Need("dynamodb:GetItem", TABLE));
            default -> Stream.of(new Need("dynamodb:" + operation, resource(request)));
        };
    }

    private static String resource(Map<String, Object> request) {
        Object index = request.get("IndexName");
        return index == null ? TABLE : TABLE + "/index/" + index;
    }
}
