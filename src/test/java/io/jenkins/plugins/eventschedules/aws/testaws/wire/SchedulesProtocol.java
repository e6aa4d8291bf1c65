package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** REST JSON, as EventBridge Scheduler speaks it: a method, a path, a query and perhaps a body. */
final class SchedulesProtocol implements Protocol {

    private static final List<String> NAMES =
            List.of("ClientToken", "GroupName", "NamePrefix", "MaxResults", "NextToken", "State");

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Asked read(Arrival arrival) throws IOException {
        String[] path = arrival.uri().getPath().split("/");
        if (path.length < 2 || path.length > 3 || !path[1].equals("schedules")) {
            throw AwsError.notHere("the path " + arrival.uri().getPath());
        }
        String body = arrival.body().isEmpty() ? "{}" : arrival.body();
        ObjectNode input = mapper.readValue(body, ObjectNode.class);
        String query = arrival.uri().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            input.put(member(parts[0]), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        if (path.length == 3) {
            input.put("Name", path[2]);
        }
        return new Asked(operation(arrival.method(), path.length == 3), input);
    }

    private static String operation(String method, boolean one) {
        if (!one) {
            return "ListSchedules";
        }
        return switch (method) {
            case "POST" -> "CreateSchedule";
            case "PUT" -> "UpdateSchedule";
            case "DELETE" -> "DeleteSchedule";
            default -> "GetSchedule";
        };
    }

    /** In the query some names begin with a small letter, and a group is called otherwise in lists. */
    private static String member(String name) {
        if (name.equals("ScheduleGroup")) {
            return "GroupName";
        }
        return NAMES.stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(name);
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
        return Answer.with("Message", error.getMessage()).json().toString();
    }
}
