package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operation;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The automations of Systems Manager at one place: starting, following, stopping. */
final class Automations {

    private static final String UUID_FORM = "[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}";
    private static final Pages.Layout LIST =
            new Pages.Layout("AutomationExecutionMetadataList", "NextToken", 50, "InvalidNextToken");
    private static final Pages.Layout STEPS = new Pages.Layout("StepExecutions", "NextToken", 50, "InvalidNextToken");

    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, Execution> byToken = new LinkedHashMap<>();
    private final Place place;
    private final Library library;
    private final Pages pages;
    private final Predicate<String> assumable;
    private final RandomGenerator random;
    private Courses courses = (phase, chance) -> Course.lasting(Duration.ofMinutes(1));
    private int quota = 100;

    /** @param assumable whether Systems Manager may assume the role of that ARN */
    Automations(Place place, Library library, Pages pages, Predicate<String> assumable, RandomGenerator random) {
        this.place = place;
        this.library = library;
        this.pages = pages;
        this.assumable = assumable;
        this.random = random;
    }

    void offer(Operations operations) {
        operations
                .offer("StartAutomationExecution", new Operation(call -> needs(operations, call), this::start))
                .offer("GetAutomationExecution", this::arn, this::get)
                .offer("DescribeAutomationExecutions", this::list)
                .offer("DescribeAutomationStepExecutions", this::arn, this::listSteps)
                .act("StopAutomationExecution", this::arn, this::stop);
    }

    void courses(Courses usual) {
        courses = usual;
    }

    void quota(int most) {
        quota = most;
    }

    List<Execution> executions() {
        return List.copyOf(executions.values());
    }

    private String arn(Call call) {
        return place.arn("ssm", "automation-execution/" + call.input().text("AutomationExecutionId"));
    }

    private List<Need> needs(Operations operations, Call call) {
        String name = call.input().text("DocumentName");
        String version = call.input().optional("DocumentVersion").orElse("$DEFAULT");
        Optional<SsmDocument> document = library.find(name);
        String number = document.flatMap(found -> found.version(Optional.of(version)))
                .map(found -> String.valueOf(found.number()))
                .orElse(version);
        List<Need> needs = new ArrayList<>();
        needs.add(operations.need(
                "StartAutomationExecution", place.arn("ssm", "automation-definition/" + name + ":" + number)));
        call.input()
                .lists("Parameters")
                .getOrDefault("AutomationAssumeRole", List.of())
                .forEach(role -> needs.add(new Need("iam:PassRole", role)));
        return needs;
    }

    private Answer start(Call call) {
        Execution.Order order = order(call.input(), call.principal().identity());
        Optional<Execution> before = order.token().map(byToken::get);
        if (before.isPresent()) {
            return again(before.get(), order);
        }
        SsmDocument document = library.find(order.document())
                .filter(found -> found.type().equals("Automation"))
                .orElseThrow(() -> new AwsError(
                        "AutomationDefinitionNotFoundException", "Document " + order.document() + " is not found."));
        SsmDocument.Version version = document.version(Optional.of(order.version()))
                .orElseThrow(() -> new AwsError(
                        "AutomationDefinitionVersionNotFoundException",
                        "Version " + order.version() + " of " + order.document() + " is not found."));
        new CheckParameters(version.tree()).check(order.parameters());
        checkRoles(order);
        checkQuota(call.at());
        Execution execution = new Execution(
                UUID.nameUUIDFromBytes((place + "/" + executions.size()).getBytes())
                        .toString(),
                order,
                version,
                document.course(order.phase(), courses, random),
                call.at());
        executions.put(execution.id(), execution);
        order.token().ifPresent(token -> byToken.put(token, execution));
        return Answer.with("AutomationExecutionId", execution.id());
    }

    private Execution.Order order(Input input, String by) {
        input.optional("Mode");
        return new Execution.Order(
                input.text("DocumentName"),
                input.optional("DocumentVersion").orElse("$DEFAULT"),
                input.lists("Parameters"),
                input.pairs("Tags"),
                input.optionalMatching("ClientToken", UUID_FORM).map(String::toLowerCase),
                by);
    }

    private static Answer again(Execution before, Execution.Order order) {
        if (!before.order().equals(order)) {
            throw new AwsError(
                    "IdempotentParameterMismatch",
                    "The client token was used for another request: "
                            + order.token().orElse(""));
        }
        return Answer.with("AutomationExecutionId", before.id());
    }

    private void checkRoles(Execution.Order order) {
        for (String role : order.parameters().getOrDefault("AutomationAssumeRole", List.of())) {
            if (!assumable.test(role)) {
                throw new AwsError(
                        "InvalidAutomationExecutionParametersException",
                        "The defined assume role is unable to be assumed.");
            }
        }
    }

    private void checkQuota(Instant at) {
        long open =
                executions.values().stream().filter(each -> !each.hasEnded(at)).count();
        if (open >= quota) {
            throw new AwsError(
                    "AutomationExecutionLimitExceededException",
                    "The number of simultaneously running automations exceeds the allowable limit.");
        }
    }

    private Execution found(Call call) {
        String id = call.input().text("AutomationExecutionId");
        return Optional.ofNullable(executions.get(id))
                .filter(execution -> !execution.started().isAfter(call.at()))
                .orElseThrow(() -> new AwsError(
                        "AutomationExecutionNotFoundException", "Couldn't find Automation execution with id: " + id));
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
        List<Execution> found = new ArrayList<>(executions());
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
