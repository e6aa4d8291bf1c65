package io.jenkins.plugins.eventschedules.aws.automation;

import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;

/**
 * What every status of an automation means. A new one of AWS' makes the switch incomplete when the SDK is updated; one
 * that this SDK does not know is pending, under the attempt's deadline.
 */
public enum ExecutionStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    STOPPED;

    public static ExecutionStatus of(AutomationExecutionStatus status) {
        return switch (status) {
            case SUCCESS, COMPLETED_WITH_SUCCESS -> SUCCEEDED;
            case FAILED, TIMED_OUT, REJECTED, CHANGE_CALENDAR_OVERRIDE_REJECTED, COMPLETED_WITH_FAILURE, EXITED ->
                FAILED;
            case CANCELLED -> STOPPED;
            case PENDING,
                    IN_PROGRESS,
                    WAITING,
                    CANCELLING,
                    PENDING_APPROVAL,
                    APPROVED,
                    SCHEDULED,
                    RUNBOOK_IN_PROGRESS,
                    PENDING_CHANGE_CALENDAR_OVERRIDE,
                    CHANGE_CALENDAR_OVERRIDE_APPROVED,
                    UNKNOWN_TO_SDK_VERSION -> PENDING;
        };
    }

    /** Absent means that AWS told none yet. */
    public static ExecutionStatus of(Optional<AutomationExecutionStatus> status) {
        return status.map(ExecutionStatus::of).orElse(PENDING);
    }
}
