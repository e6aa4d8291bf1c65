package io.jenkins.plugins.eventschedules.aws.contract;

import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.TargetType;
import java.time.Duration;

/** Each way in which AWS ends a phase, or never does. Tests of the endings hold docs/aws.md against the SDK's own list. */
enum Ending {
    SUCCESS(TargetType.AUTOMATION, "Success"),
    COMPLETED_WITH_SUCCESS(TargetType.AUTOMATION, "CompletedWithSuccess"),
    FAILED(TargetType.AUTOMATION, "Failed"),
    TIMED_OUT(TargetType.AUTOMATION, "TimedOut"),
    CANCELLED(TargetType.AUTOMATION, "Cancelled"),
    REJECTED(TargetType.AUTOMATION, "Rejected"),
    OVERRIDE_REJECTED(TargetType.AUTOMATION, "ChangeCalendarOverrideRejected"),
    COMPLETED_WITH_FAILURE(TargetType.AUTOMATION, "CompletedWithFailure"),
    EXITED(TargetType.AUTOMATION, "Exited"),
    IN_PROGRESS(TargetType.AUTOMATION, "InProgress"),
    WAITING(TargetType.AUTOMATION, "Waiting"),
    PENDING_APPROVAL(TargetType.AUTOMATION, "PendingApproval"),
    A_NEW_ONE(TargetType.AUTOMATION, "ANewOneOfNextYear"),
    RECORD_FAILED(TargetType.PRODUCT, "FAILED"),
    RECORD_IN_PROGRESS(TargetType.PRODUCT, "IN_PROGRESS"),
    RECORD_IN_PROGRESS_IN_ERROR(TargetType.PRODUCT, "IN_PROGRESS_IN_ERROR"),
    RECORD_OF_A_NEW_KIND(TargetType.PRODUCT, "A_NEW_ONE"),
    SUCCEEDED_AVAILABLE(TargetType.PRODUCT, "AVAILABLE"),
    SUCCEEDED_TAINTED(TargetType.PRODUCT, "TAINTED"),
    SUCCEEDED_ERROR(TargetType.PRODUCT, "ERROR"),
    SUCCEEDED_UNDER_CHANGE(TargetType.PRODUCT, "UNDER_CHANGE");

    final TargetType type;
    private final String status;

    Ending(TargetType type, String status) {
        this.type = type;
        this.status = status;
    }

    boolean wentUp() {
        return this == SUCCESS || this == COMPLETED_WITH_SUCCESS || this == SUCCEEDED_AVAILABLE;
    }

    /** Whether it is no ending at all, so that only its time ends it. */
    boolean waits() {
        return switch (this) {
            case IN_PROGRESS, WAITING, PENDING_APPROVAL, A_NEW_ONE -> true;
            case RECORD_IN_PROGRESS, RECORD_IN_PROGRESS_IN_ERROR, RECORD_OF_A_NEW_KIND -> true;
            case SUCCEEDED_UNDER_CHANGE -> true;
            default -> false;
        };
    }

    /** A provisioning cannot be stopped: so that it can be taken down after all, one that waits ends after its time. */
    Course preroll() {
        if (name().startsWith("SUCCEEDED_")) {
            return Course.lasting(Duration.ofMinutes(1)).leaving(status);
        }
        return waits() && type == TargetType.PRODUCT
                ? Course.lasting(Duration.ZERO).via(status, Duration.ofMinutes(50))
                : postroll();
    }

    Course postroll() {
        return waits()
                ? Course.stuckIn(status)
                : Course.lasting(Duration.ofMinutes(1)).endingAs(status);
    }

    Cause causeAfterPreroll() {
        return wentUp() ? Cause.WINDOW_CLOSED : waits() ? Cause.DEPLOY_TIMED_OUT : Cause.DEPLOY_FAILED;
    }
}
