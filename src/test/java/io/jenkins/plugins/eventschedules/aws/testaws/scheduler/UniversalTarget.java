package io.jenkins.plugins.eventschedules.aws.testaws.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identities;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The target that is any operation of AWS: `arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution`. */
public final class UniversalTarget {

    private static final String SERVICE = "scheduler.amazonaws.com";
    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):scheduler:::aws-sdk:([a-z]+):([a-z][A-Za-z]+)");

    private final Identities identities;
    private final Consumer<Call> perform;

    /** @param perform throws the error that the operation answers */
    public UniversalTarget(Identities identities, Consumer<Call> perform) {
        this.identities = identities;
        this.perform = perform;
    }

    /** What is refused when the schedule is made. */
    void check(Place place, Input target) {
        Matcher arn = ARN.matcher(target.text("Arn"));
        if (!arn.matches() || !arn.group(1).equals(place.partition())) {
            throw new AwsError("ValidationException", "Provided Arn is not in correct format.");
        }
        json(target.optional("Input").orElse("{}"));
        String role = target.text("RoleArn");
        if (!identities.lets(SERVICE, role)) {
            throw new AwsError(
                    "ValidationException",
                    "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");
        }
        Input retries = target.part("RetryPolicy");
        retries.number("MaximumEventAgeInSeconds");
        retries.number("MaximumRetryAttempts");
        target.part("DeadLetterConfig").optional("Arn");
    }

    private static ObjectNode json(String input) {
        try {
            return new ObjectMapper().readValue(input, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new AwsError("ValidationException", "The input of the target is no JSON.");
        }
    }

    void call(Place place, Schedule schedule) {
        Matcher arn = ARN.matcher(schedule.json().path("Target").path("Arn").asText());
        if (!arn.matches()) {
            throw new IllegalStateException("A target that was not checked: " + schedule.key());
        }
        String operation = arn.group(3).substring(0, 1).toUpperCase(Locale.ROOT)
                + arn.group(3).substring(1);
        Principal principal = identities.assumeFor(SERVICE, schedule.role(), "scheduler");
        ObjectNode input = json(schedule.json().path("Target").path("Input").asText("{}"));
        perform.accept(Call.of(arn.group(2), operation, input, principal, place, schedule.fires()));
    }
}
