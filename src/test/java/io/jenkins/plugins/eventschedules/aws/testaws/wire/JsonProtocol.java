package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.io.IOException;

/** AWS JSON 1.1: the operation in a header, everything else in the body. */
final class JsonProtocol implements Protocol {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Asked read(Arrival arrival) throws IOException {
        String target = arrival.header("X-Amz-Target").orElse("");
        return new Asked(target.substring(target.indexOf('.') + 1), mapper.readValue(arrival.body(), ObjectNode.class));
    }

    @Override
    public String contentType() {
        return "application/x-amz-json-1.1";
    }

    @Override
    public String answer(Asked asked, ObjectNode answer) {
        return answer.toString();
    }

    @Override
    public String error(AwsError error) {
        Answer answer = Answer.with("__type", error.code()).and("message", error.getMessage());
        error.more().forEach(answer::and);
        return answer.json().toString();
    }
}
