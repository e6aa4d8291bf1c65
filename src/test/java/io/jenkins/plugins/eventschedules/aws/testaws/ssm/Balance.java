package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs of documents have brought up and taken down. Those belong together that have the same value of the tag by
 * which the test tells events apart; without it, those with the same document and the same parameters but for the phase.
 */
final class Balance {

    private static final String PHASE = "internalAction";

    private final List<Execution> executions;
    private final Optional<String> eventTag;

    Balance(List<Execution> executions, Optional<String> eventTag) {
        this.executions = executions;
        this.eventTag = eventTag;
    }

    /** Brought up, or perhaps half up, and with no takedown that succeeded since. */
    List<Up> up(Instant at) {
        Map<Object, Execution> up = new LinkedHashMap<>();
        for (Execution execution : executions) {
            Object subject = subject(execution);
            if (execution.order().phase().equals("preroll") && execution.ran(at)) {
                up.putIfAbsent(subject, execution);
            } else if (execution.order().phase().equals("postroll") && execution.succeeded(at)) {
                up.remove(subject);
            }
        }
        return up.values().stream().map(Balance::told).toList();
    }

    /** Prerolls of something that was up already, or coming up. */
    List<Up> startedTwice(Instant at) {
        List<Up> twice = new ArrayList<>();
        Map<Object, Execution> first = new LinkedHashMap<>();
        for (Execution execution : executions) {
            Object subject = subject(execution);
            if (execution.order().phase().equals("preroll")) {
                if (first.putIfAbsent(subject, execution) != null) {
                    twice.add(told(execution));
                }
            } else if (execution.succeeded(at)) {
                first.remove(subject);
            }
        }
        return twice;
    }

    private Object subject(Execution execution) {
        Optional<String> event = eventTag.map(execution.order().tags()::get);
        if (event.isPresent()) {
            return event.get();
        }
        Map<String, List<String>> parameters =
                new LinkedHashMap<>(execution.order().parameters());
        parameters.remove(PHASE);
        return List.of(execution.order().document(), parameters);
    }

    private static Up told(Execution execution) {
        return new Up(
                "automation",
                execution.id(),
                execution.order().document(),
                execution.order().tags(),
                execution.started());
    }
}
