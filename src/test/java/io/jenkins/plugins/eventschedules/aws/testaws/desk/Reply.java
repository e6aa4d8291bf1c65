package io.jenkins.plugins.eventschedules.aws.testaws.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;

/** What a caller gets. */
public sealed interface Reply {

    record Told(ObjectNode answer) implements Reply {}

    record Refused(AwsError error) implements Reply {}

    /**
     * The caller learns nothing, or half of it.
     *
     * @param reply what it would have been told; for a call that had no effect, an error that nobody reads
     */
    record Lost(Fault how, Reply reply) implements Reply {}
}
