package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.automation.ExecutionStatus;
import io.jenkins.plugins.eventschedules.event.Phase;
import java.time.Instant;

/** A run of a document for an event. */
record Run(
        String id, String document, String version, Instant started, ExecutionStatus status, Phase phase, Mark mark) {

    boolean goesOn() {
        return status == ExecutionStatus.PENDING;
    }

    boolean tookDown() {
        return phase == Phase.POSTROLL && status == ExecutionStatus.SUCCEEDED;
    }
}
