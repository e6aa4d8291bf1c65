package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service of which a test can have some calls fail, before or after they had their effect. */
final class Faults implements AwsService {

    private record Fault(StateError error, boolean after, boolean always) {}

    private static final Fault NONE = new Fault(new StateError("none", ""), false, false);

    private final AwsService service;
    private final Map<String, List<Fault>> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    Faults(AwsService service) {
        this.service = service;
    }

    /** The next call of this action has no effect and fails. */
    void refuse(String action, String error, String message) {
        add(action, new Fault(new StateError(error, message), false, false));
    }

    /** The next call of this action has its effect, and its answer is lost. */
    void loseAnswer(String action) {
        add(action, new Fault(new StateError("Ssm.SdkClientException", "Read timed out"), true, false));
    }

    void refuseAlways(String action, String error, String message) {
        add(action, new Fault(new StateError(error, message), false, true));
    }

    /** The call of this action after so many others fails. */
    void refuseAfter(int others, String action, String error) {
        for (int i = 0; i < others; i++) {
            add(action, NONE);
        }
        refuse(action, error, "");
    }

    void mend() {
        faults.clear();
    }

    /** The actions that were called, in order. */
    List<String> calls() {
        return calls;
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        calls.add(action);
        Optional<Fault> fault = next(action).filter(one -> one != NONE);
        if (fault.isPresent() && !fault.get().after()) {
            throw fault.get().error();
        }
        Map<String, Object> answer = service.call(action, request);
        fault.ifPresent(late -> {
            throw late.error();
        });
        return answer;
    }

    private void add(String action, Fault fault) {
        faults.computeIfAbsent(action, name -> new ArrayList<>()).add(fault);
    }

    private Optional<Fault> next(String action) {
        List<Fault> waiting = faults.getOrDefault(action, List.of());
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(waiting.get(0).always() ? waiting.get(0) : waiting.remove(0));
    }
}
