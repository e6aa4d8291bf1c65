package io.jenkins.plugins.eventschedules.aws.testaws.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One operation asked of the test AWS.
 *
 * @param service as it is signed for: `ssm`, `servicecatalog`, `scheduler`, `sts`, `iam`, `tagging`
 * @param json what was sent, whatever the protocol, under the names of the service's model
 * @param at the moment at which it has its effect; for a read, the moment whose state it is told
 */
public record Call(
        String service, String operation, ObjectNode json, Input input, Principal principal, Place place, Instant at) {

    public static Call of(
            String service, String operation, ObjectNode json, Principal principal, Place place, Instant at) {
        return new Call(service, operation, json, new Input(json), principal, place, at);
    }

    /** The same question about another moment. */
    public Call at(Instant other) {
        return of(service, operation, json, principal, place, other);
    }

    public boolean reads() {
        return operation.matches("(Describe|Get|List|Search|Scan|Simulate).*");
    }

    public Dialect dialect() {
        return Dialect.of(service);
    }
}
