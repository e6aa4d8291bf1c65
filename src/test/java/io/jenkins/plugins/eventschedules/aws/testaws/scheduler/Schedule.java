package io.jenkins.plugins.eventschedules.aws.testaws.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule for one moment, as it was made or last changed.
 *
 * @param json everything as it was sent, from which the answers are made
 * @param fires when; the real one may be up to a minute late
 * @param fired whether it has
 */
record Schedule(
        String group,
        String name,
        ObjectNode json,
        Optional<String> token,
        Instant fires,
        Instant created,
        Instant changed,
        boolean fired) {

    private static final Pattern ONCE = Pattern.compile("at\\((\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\)");

    static Schedule read(Input input, ObjectNode json, Instant created, Instant now) {
        input.part("FlexibleTimeWindow").text("Mode");
        String expression = input.text("ScheduleExpression");
        Instant fires =
                moment(expression, input.optional("ScheduleExpressionTimezone").orElse("UTC"));
        if (!fires.isAfter(now)) {
            throw new AwsError(
                    "ValidationException", "Invalid Schedule Expression " + expression + ". It is in the past.");
        }
        return new Schedule(
                input.optional("GroupName").orElse("default"),
                input.matching("Name", "[0-9a-zA-Z-_.]{1,64}"),
                json,
                input.optionalMatching("ClientToken", "[a-zA-Z0-9-_]{1,64}"),
                fires,
                created,
                now,
                false);
    }

    private static Instant moment(String expression, String zone) {
        Matcher once = ONCE.matcher(expression);
        if (!once.matches()) {
            throw expression.startsWith("rate(") || expression.startsWith("cron(")
                    ? AwsError.notHere("schedules that repeat")
                    : new AwsError("ValidationException", "Invalid Schedule Expression " + expression + ".");
        }
        try {
            return LocalDateTime.parse(once.group(1)).atZone(ZoneId.of(zone)).toInstant();
        } catch (DateTimeException e) {
            throw new AwsError("ValidationException", "Invalid Schedule Expression " + expression + ".");
        }
    }

    Schedule hasFired() {
        return new Schedule(group, name, json, token, fires, created, changed, true);
    }

    String key() {
        return group + "/" + name;
    }

    boolean isEnabled() {
        return json.path("State").asText("ENABLED").equals("ENABLED");
    }

    boolean goesAfterwards() {
        return json.path("ActionAfterCompletion").asText("NONE").equals("DELETE");
    }

    String role() {
        return json.path("Target").path("RoleArn").asText();
    }
}
