package io.jenkins.plugins.eventschedules.aws.deployed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service of the test AWS as a task of a state machine calls it: errors have the service's name before them, and
 * moments are texts.
 */
final class CalledByMachine implements AwsService {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestAws aws;
    private final String service;
    private final String prefix;
    private final Principal role;

    /**
     * @param service as calls to it are signed for
     * @param prefix as the names of its errors begin in a state machine
     * @param role as which the machine works
     */
    CalledByMachine(TestAws aws, String service, String prefix, Principal role) {
        this.aws = aws;
        this.service = service;
        this.prefix = prefix;
        this.role = role;
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        ObjectNode input = JSON.valueToTree(request);
        Reply reply = aws.call(role, TestAws.HOME, service, action, input);
        if (reply instanceof Reply.Told told) {
            return members(TableService.object(told.answer()));
        }
        if (reply instanceof Reply.Refused refused) {
            throw new StateError(
                    prefix + "." + refused.error().code(), refused.error().getMessage());
        }
        throw new StateError(prefix + ".SdkClientException", "Unable to execute HTTP request: Read timed out");
    }

    private static Map<String, Object> members(Map<String, Object> structure) {
        Map<String, Object> members = new LinkedHashMap<>();
        structure.forEach((name, value) -> members.put(name, name.endsWith("Time") ? moment(value) : value(value)));
        return members;
    }

    @SuppressWarnings("unchecked")
    private static Object value(Object value) {
        if (value instanceof Map<?, ?> structure) {
            return members((Map<String, Object>) structure);
        }
        return value instanceof List<?> list
                ? list.stream().map(CalledByMachine::value).toList()
                : value;
    }

    private static Object moment(Object value) {
        return value instanceof Number number
                ? Instant.ofEpochMilli(new BigDecimal(number.toString())
                                .movePointRight(3)
                                .longValue())
                        .toString()
                : value;
    }
}
