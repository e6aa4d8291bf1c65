package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Bounds;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operation;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Starting automations, once for each token, and refusing what the real one refuses. */
final class StartAutomation {

    private static final String NAME = "StartAutomationExecution";
    private static final String UUID_FORM = "[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}";

    private final Place place;
    private final Library library;
    private final Executions executions;
    private final Predicate<String> assumable;
    private final RandomGenerator random;
    private Courses courses = (phase, chance) -> Course.lasting(Duration.ofMinutes(1));
    private int quota = 100;

    /** @param assumable whether Systems Manager may assume the role of that ARN */
    StartAutomation(
            Place place, Library library, Executions executions, Predicate<String> assumable, RandomGenerator random) {
        this.place = place;
        this.library = library;
        this.executions = executions;
        this.assumable = assumable;
        this.random = random;
    }

    void offer(Operations operations) {
        operations.offer(NAME, new Operation(call -> needs(operations, call), this::start));
    }

    void courses(Courses usual) {
        courses = usual;
    }

    void quota(int most) {
        quota = most;
    }

    private List<Need> needs(Operations operations, Call call) {
        String name = call.input().text("DocumentName");
        String version = call.input().optional("DocumentVersion").orElse("$DEFAULT");
        Optional<SsmDocument.Version> found =
                library.find(name).flatMap(document -> document.version(Optional.of(version)));
        String number = found.map(each -> String.valueOf(each.number())).orElse(version);
        List<Need> needs = new ArrayList<>();
        needs.add(operations.need(NAME, place.arn("ssm", "automation-definition/" + name + ":" + number)));
        found.flatMap(each -> role(each, call.input().lists("Parameters")))
                .ifPresent(role -> needs.add(new Need("iam:PassRole", role)));
        return needs;
    }

    /** With which the automation works: from the request, or from the document. */
    private static Optional<String> role(SsmDocument.Version version, Map<String, List<String>> given) {
        String declared = version.tree().path("assumeRole").asText();
        String parameter = declared.replaceAll("[{} ]", "");
        if (parameter.equals(declared)) {
            return Optional.of(declared).filter(role -> !role.isEmpty());
        }
        return given.getOrDefault(parameter, List.of()).stream().findFirst().or(() -> Optional.of(version.tree()
                        .path("parameters")
                        .path(parameter)
                        .path("default")
                        .asText())
                .filter(role -> !role.isEmpty()));
    }

    private Answer start(Call call) {
        Execution.Order order = order(call.input(), call.principal().identity());
        Optional<Execution> before = order.token().flatMap(executions::withToken);
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
        checkRole(version, order);
        checkQuota(call.at());
        Execution execution = new Execution(
                UUID.nameUUIDFromBytes((place + "/" + executions.all().size()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                order,
                version,
                document.course(order.phase(), courses, random),
                call.at());
        executions.add(execution);
        return Answer.with("AutomationExecutionId", execution.id());
    }

    private Execution.Order order(Input input, String by) {
        input.optional("Mode");
        Bounds.parameters(input.lists("Parameters"));
        Bounds.tags(input.pairs("Tags"), 1000);
        return new Execution.Order(
                input.matching("DocumentName", "[a-zA-Z0-9_\\-.:/]{3,128}"),
                input.optionalMatching("DocumentVersion", "[$]LATEST|[$]DEFAULT|[1-9][0-9]*")
                        .orElse("$DEFAULT"),
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

    private void checkRole(SsmDocument.Version version, Execution.Order order) {
        if (role(version, order.parameters())
                .filter(role -> !assumable.test(role))
                .isPresent()) {
            throw new AwsError(
                    "InvalidAutomationExecutionParametersException",
                    "The defined assume role is unable to be assumed.");
        }
    }

    private void checkQuota(Instant at) {
        if (executions.open(at) >= quota) {
            throw new AwsError(
                    "AutomationExecutionLimitExceededException",
                    "The number of simultaneously running automations exceeds the allowable limit.");
        }
    }
}
