package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;

/** REST JSON, as EventBridge Pipes speaks it: the one path that tells of a pipe. */
final class PipesProtocol implements Protocol {

    static final String PATH = "/v1/pipes/";

    @Override
    public Asked read(Arrival arrival) {
        if (!arrival.method().equals("GET")) {
            throw AwsError.notHere("the method " + arrival.method() + " of a pipe");
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("Name", arrival.uri().getPath().substring(PATH.length()));
        return new Asked("DescribePipe", input);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String answer(Asked asked, ObjectNode answer) {
        return answer.toString();
    }

    @Override
    public String error(AwsError error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("message", error.getMessage());
        return body.toString();
    }
}
