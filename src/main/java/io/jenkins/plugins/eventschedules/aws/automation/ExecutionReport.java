package io.jenkins.plugins.eventschedules.aws.automation;

import io.jenkins.plugins.eventschedules.aws.account.Said;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.StepExecution;

/** An execution as Systems Manager shows it, in our words. */
record ExecutionReport(AutomationExecution execution) {

    /** What AWS tells in place of an output of a step that was not on this phase's way. */
    private static final String NO_OUTPUT = "No output available yet because the step is not successfully executed";

    private static final int LONGEST_OUTPUT = 4096;
    private static final int LONGEST_MESSAGE = 800;

    ExecutionStatus status() {
        return ExecutionStatus.of(Optional.ofNullable(execution.automationExecutionStatus()));
    }

    boolean isStopping() {
        return execution.automationExecutionStatus() == AutomationExecutionStatus.CANCELLING;
    }

    Report report() {
        return switch (status()) {
            case PENDING -> new Report.Running(steps());
            case SUCCEEDED -> new Report.Succeeded(steps(), outputs());
            case FAILED -> new Report.Failed(steps(), failure());
            case STOPPED -> new Report.Stopped(steps());
        };
    }

    /** The first hundred, which is what one call shows. */
    List<Step> steps() {
        return execution.stepExecutions().stream().map(ExecutionReport::step).toList();
    }

    private static Step step(StepExecution step) {
        Step.State state =
                switch (ExecutionStatus.of(Optional.ofNullable(step.stepStatus()))) {
                    case PENDING -> step.executionStartTime() == null ? Step.State.PENDING : Step.State.RUNNING;
                    case SUCCEEDED -> Step.State.SUCCEEDED;
                    case FAILED, STOPPED -> Step.State.FAILED;
                };
        return new Step(
                Said.of(String.valueOf(step.stepName()), 128),
                Said.of(String.valueOf(step.action()), 128),
                state,
                Optional.ofNullable(step.executionStartTime()),
                Optional.ofNullable(step.executionEndTime()));
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        execution.outputs().forEach((name, values) -> {
            if (!values.equals(List.of(NO_OUTPUT))) {
                outputs.put(name, Said.of(String.join(", ", values), LONGEST_OUTPUT));
            }
        });
        return outputs;
    }

    private String failure() {
        String step = execution.stepExecutions().stream()
                .filter(each -> ExecutionStatus.of(Optional.ofNullable(each.stepStatus())) == ExecutionStatus.FAILED)
                .map(each -> " The step " + each.stepName() + " failed.")
                .findFirst()
                .orElse("");
        String message = Optional.ofNullable(execution.failureMessage())
                .filter(text -> !text.isBlank())
                .map(text -> " AWS says: " + Said.of(text, LONGEST_MESSAGE))
                .orElse("");
        return "The automation ended as " + execution.automationExecutionStatusAsString() + "." + step + message;
    }
}
