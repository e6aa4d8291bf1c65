package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An execution as Systems Manager tells it. */
final class TellExecution {

    private final Instant at;

    TellExecution(Instant at) {
        this.at = at;
    }

    Answer whole(Execution execution) {
        return summary(execution)
                .and("StepExecutions", steps(execution))
                .and("StepExecutionsTruncated", false)
                .and("Parameters", execution.order().parameters());
    }

    Answer summary(Execution execution) {
        Optional<Execution.Step> current = execution.steps(at).stream()
                .filter(step -> step.status().equals("InProgress"))
                .findFirst();
        return Answer.with("AutomationExecutionId", execution.id())
                .and("DocumentName", execution.order().document())
                .and("DocumentVersion", String.valueOf(execution.version()))
                .and("ExecutionStartTime", execution.started())
                .and("ExecutionEndTime", execution.ended(at))
                .and("AutomationExecutionStatus", execution.status(at))
                .and("Outputs", execution.outputs(at))
                .and("FailureMessage", execution.failure(at))
                .and("Mode", "Auto")
                .and("ExecutedBy", execution.order().by())
                .and(
                        "CurrentStepName",
                        current.map(step -> step.declared().path("name").asText()))
                .and(
                        "CurrentAction",
                        current.map(step -> step.declared().path("action").asText()))
                .and("Targets", List.of());
    }

    List<Answer> steps(Execution execution) {
        Optional<String> failure = execution.failure(at);
        return execution.steps(at).stream()
                .map(step -> step(execution, step, failure))
                .toList();
    }

    private static Answer step(Execution execution, Execution.Step step, Optional<String> failure) {
        JsonNode declared = step.declared();
        String name = declared.path("name").asText();
        boolean bad = List.of("Failed", "TimedOut", "Cancelled").contains(step.status());
        return Answer.with("StepName", name)
                .and("Action", declared.path("action").asText())
                .and("StepStatus", step.status())
                .and("ExecutionStartTime", step.begun())
                .and("ExecutionEndTime", step.ended())
                .and("TimeoutSeconds", declared.path("timeoutSeconds").asInt(3600))
                .and("OnFailure", declared.path("onFailure").asText("Abort"))
                .and("MaxAttempts", declared.path("maxAttempts").asInt(1))
                .and("IsEnd", declared.path("isEnd").asBoolean())
                .and("StepExecutionId", execution.id() + "-" + name)
                .and("FailureMessage", bad ? failure : Optional.empty());
    }
}
