package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.io.IOException;

/** How operations, input, answers and errors are written down in HTTP. */
interface Protocol {

    /** What is asked for, in the names of the service's model. */
    record Asked(String operation, ObjectNode input) {}

    Asked read(Arrival arrival) throws IOException;

    String contentType();

    String answer(Asked asked, ObjectNode answer);

    String error(AwsError error);

    /** The protocol that the request speaks. */
    static Protocol of(Arrival arrival) {
        if (arrival.header("X-Amz-Target").isPresent()) {
            return new JsonProtocol();
        }
        boolean form = arrival.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        if (form) {
            return new QueryProtocol();
        }
        return arrival.uri().getPath().startsWith(PipesProtocol.PATH) ? new PipesProtocol() : new SchedulesProtocol();
    }
}
