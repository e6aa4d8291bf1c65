package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.Json;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** SSM Automation: what the state machines call of it. */
final class Automations implements AwsService {

    private static final Set<String> GOING_ON = Set.of("InProgress", "Pending", "Waiting");

    /** One automation. */
    static final class Run {
        final String id;
        final String action;
        final Map<String, Object> request;
        final Instant startedAt;
        String status = "InProgress";
        String message = "";

        Run(String id, String action, Map<String, Object> request, Instant startedAt) {
            this.id = id;
            this.action = action;
            this.request = request;
            this.startedAt = startedAt;
        }
    }

    private final VirtualTime time;
    private final Consumer<String> ended;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, String> byToken = new HashMap<>();

    /** @param ended is told the id of every run that ends */
    Automations(VirtualTime time, Consumer<String> ended) {
        this.time = time;
        this.ended = ended;
    }

    /** @param action {@code preroll} or {@code postroll} */
    void willGo(String action, Course course) {
        courses.put(action, course);
    }

    List<Run> runs() {
        return new ArrayList<>(runs.values());
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        return switch (action) {
            case "StartAutomationExecution" -> Map.of("AutomationExecutionId", start(request));
            case "StopAutomationExecution" -> {
                Run run = find(request);
                if (!GOING_ON.contains(run.status)) {
                    throw new StateError("Ssm.InvalidAutomationStatusUpdateException", "It is over");
                }
                end(run, "Cancelled", "");
                yield Map.of();
            }
            case "GetAutomationExecution" -> Map.of("AutomationExecution", describe(find(request)));
            default -> throw new IllegalArgumentException(action);
        };
    }

    private String start(Map<String, Object> request) {
        String token = UUID.fromString((String) request.get("ClientToken")).toString();
        if (byToken.containsKey(token)) {
            if (!runs.get(byToken.get(token)).request.equals(request)) {
                throw new StateError("Ssm.IdempotentParameterMismatch", "The token was used for another request");
            }
            return byToken.get(token);
        }
        Map<String, Object> parameters = Json.object(request.get("Parameters"));
        parameters.values().forEach(value -> Json.list(value).forEach(text -> requireText((String) text)));
        String action = (String) Json.list(parameters.get("internalAction")).get(0);
        String id = UUID.nameUUIDFromBytes(new byte[] {(byte) runs.size()}).toString();
        Run run = new Run(id, action, request, time.instant());
        runs.put(id, run);
        byToken.put(token, id);
        Course course = courses.getOrDefault(action, Course.success(java.time.Duration.ofMinutes(5)));
        time.at(time.instant().plus(course.takes()), () -> {
            if (GOING_ON.contains(run.status)) {
                end(run, course.ending(), course.message());
            }
        });
        return id;
    }

    private static void requireText(String text) {
        if (text.isEmpty() || text.length() > 512) {
            throw new StateError("Ssm.InvalidAutomationExecutionParametersException", "1 to 512 characters");
        }
    }

    private void end(Run run, String status, String message) {
        run.status = status;
        run.message = message;
        ended.accept(run.id);
    }

    private Run find(Map<String, Object> request) {
        Run run = runs.get(request.get("AutomationExecutionId"));
        if (run == null) {
            throw new StateError("Ssm.AutomationExecutionNotFoundException", "There is no such execution");
        }
        return run;
    }

    private Map<String, Object> describe(Run run) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("StepName", run.action.equals("preroll") ? "bringUp" : "takeDown");
        step.put("Action", "aws:executeAwsApi");
        step.put("StepStatus", run.status);
        step.put("ExecutionStartTime", run.startedAt.toString());
        Map<String, Object> later = Map.of("StepName", "other", "Action", "aws:sleep", "StepStatus", "Pending");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("AutomationExecutionId", run.id);
        all.put("AutomationExecutionStatus", run.status);
        all.put("StepExecutions", List.of(step, later));
        all.put(
                "Outputs",
                Map.of(
                        "bringUp.Url",
                        List.of(
                                run.action.equals("preroll")
                                        ? "https://shop.example"
                                        : "No output available yet because the step is not successfully executed"),
                        "bringUp.Zones",
                        List.of("a", "b")));
        if (!run.message.isEmpty()) {
            all.put("FailureMessage", run.message);
        }
        return all;
    }
}
