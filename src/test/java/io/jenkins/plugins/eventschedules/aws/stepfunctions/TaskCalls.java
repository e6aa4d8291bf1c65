package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.Json;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Reply;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A service of the test AWS as tasks of state machines call it: with the machine's role, and with the SDK's names. */
final class TaskCalls implements AwsService {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestAws aws;
    private final String service;
    private final String name;
    private final Supplier<Principal> caller;

    /** @param name as in the names of its errors: {@code Ssm} */
    TaskCalls(TestAws aws, String name, Supplier<Principal> caller) {
        this.aws = aws;
        this.service = name.toLowerCase(java.util.Locale.ROOT);
        this.name = name;
        this.caller = caller;
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        ObjectNode input = JSON.valueToTree(request);
        Reply reply = aws.call(caller.get(), TestAws.HOME, service, action, input);
        if (reply instanceof Reply.Told told) {
            return Json.object(withTimes("", Json.parse(told.answer().toString())));
        }
        if (reply instanceof Reply.Refused refused) {
            throw new StateError(name + "." + typeOf(refused.error()), cause(refused.error()));
        }
        throw new StateError(name + ".SdkClientException", "Unable to execute HTTP request: Read timed out");
    }

    /** The type that the SDK has for the error; without one, that of all the service's errors. */
    private String typeOf(AwsError error) {
        String type = error.code().endsWith("Exception") ? error.code() : error.code() + "Exception";
        try {
            return Class.forName("software.amazon.awssdk.services." + service + ".model." + type)
                    .getSimpleName();
        } catch (ClassNotFoundException e) {
            return name + "Exception";
        }
    }

    private String cause(AwsError error) {
        return error.getMessage() + " (Service: " + name + ", Status Code: " + error.status() + ", Request ID: 1)";
    }

    /** Seconds on the wire are ISO texts in a state's result. */
    private static Object withTimes(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((name, one) -> all.put((String) name, withTimes((String) name, one)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> withTimes(key, one)).toList();
        }
        return key.endsWith("Time") && value instanceof Number seconds
                ? Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000)).toString()
                : value;
    }
}
