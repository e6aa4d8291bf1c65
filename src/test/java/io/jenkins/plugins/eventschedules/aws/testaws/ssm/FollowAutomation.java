package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Following automations, and stopping them. */
final class FollowAutomation {

    private static final Pages.Layout LIST =
            new Pages.Layout("AutomationExecutionMetadataList", "NextToken", 50, "InvalidNextToken");
    private static final Pages.Layout STEPS = new Pages.Layout("StepExecutions", "NextToken", 50, "InvalidNextToken");

    private final Place place;
    private final Executions executions;
    private final Pages pages;

    FollowAutomation(Place place, Executions executions, Pages pages) {
        this.place = place;
        this.executions = executions;
        this.pages = pages;
    }

    void offer(Operations operations) {
        operations
                .offer("GetAutomationExecution", this::arn, this::get)
                .offer("DescribeAutomationExecutions", this::list)
                .offer("DescribeAutomationStepExecutions", this::arn, this::listSteps)
                .act("StopAutomationExecution", this::arn, this::stop);
    }

    private String arn(Call call) {
        return place.arn("ssm", "automation-execution/" + call.input().text("AutomationExecutionId"));
    }

    private Execution found(Call call) {
        return executions.found(call.input().text("AutomationExecutionId"), call.at());
    }

    private Answer get(Call call) {
        return Answer.with("AutomationExecution", new TellExecution(call.at()).whole(found(call)));
    }

    private void stop(Call call) {
        Execution execution = found(call);
        String type = call.input().optional("Type").orElse("Cancel");
        if (!type.equals("Cancel") && !type.equals("Complete")) {
            throw AwsError.invalid("Value '" + type + "' at 'type' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [Complete, Cancel]");
        }
        if (execution.hasEnded(call.at())) {
            throw new AwsError(
                    "InvalidAutomationStatusUpdateException",
                    "Automation execution " + execution.id() + " has already ended as " + execution.status(call.at()));
        }
        execution.stop(call.at());
    }

    private Answer list(Call call) {
        List<Execution> found = new ArrayList<>(executions.all());
        found.removeIf(execution -> execution.started().isAfter(call.at()));
        for (Input filter : call.input().parts("Filters")) {
            String key = filter.text("Key");
            List<String> values = filter.texts("Values");
            found.removeIf(execution -> !fits(execution, key, values, call.at()));
        }
        Collections.reverse(found);
        return pages.page(
                found,
                call.input().number("MaxResults"),
                call.input().optional("NextToken"),
                LIST,
                execution -> new TellExecution(call.at()).summary(execution).and("AutomationType", "Local"));
    }

    private static boolean fits(Execution execution, String key, List<String> values, Instant at) {
        return switch (key) {
            case "DocumentNamePrefix" ->
                values.stream().anyMatch(execution.order().document()::startsWith);
            case "ExecutionStatus" -> values.contains(execution.status(at));
            case "ExecutionId" -> values.contains(execution.id());
            case "StartTimeAfter" ->
                values.stream().anyMatch(value -> execution.started().isAfter(Instant.parse(value)));
            case "StartTimeBefore" ->
                values.stream().anyMatch(value -> execution.started().isBefore(Instant.parse(value)));
            case "TagKey" -> execution.order().tags().keySet().stream().anyMatch(values::contains);
            default -> throw new AwsError("InvalidFilterKey", "The filter key " + key + " is not valid.");
        };
    }

    private Answer listSteps(Call call) {
        List<Answer> steps = new ArrayList<>(new TellExecution(call.at()).steps(found(call)));
        if (call.input().flag("ReverseOrder")) {
            Collections.reverse(steps);
        }
        return pages.page(
                steps, call.input().number("MaxResults"), call.input().optional("NextToken"), STEPS, step -> step);
    }
}
