package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every run of a document that was ever started at one place. */
final class Executions {

    private final Map<String, Execution> byId = new LinkedHashMap<>();
    private final Map<String, Execution> byToken = new HashMap<>();

    void add(Execution execution) {
        byId.put(execution.id(), execution);
        execution.order().token().ifPresent(token -> byToken.put(token, execution));
    }

    List<Execution> all() {
        return List.copyOf(byId.values());
    }

    Optional<Execution> withToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** Those that have not ended. */
    long open(Instant at) {
        return byId.values().stream().filter(each -> !each.hasEnded(at)).count();
    }

    Optional<Execution> known(String id, Instant at) {
        return Optional.ofNullable(byId.get(id))
                .filter(execution -> !execution.started().isAfter(at));
    }

    /** The one with that id, if it was there at that moment. */
    Execution found(String id, Instant at) {
        return known(id, at)
                .orElseThrow(() -> new AwsError(
                        "AutomationExecutionNotFoundException", "Couldn't find Automation execution with id: " + id));
    }
}
