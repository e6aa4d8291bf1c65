package io.jenkins.plugins.eventschedules.target.lint;

import static io.jenkins.plugins.eventschedules.target.lint.AdviseOnParameters.text;

import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import io.jenkins.plugins.eventschedules.target.document.MainStep;
import io.jenkins.plugins.eventschedules.target.document.Steps;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Steps that AWS would refuse, or that would one day leave an event's resources up or hanging. */
final class AdviseOnSteps {

    /** As the actions reference of Systems Manager Automation lists them (userguide/automation-actions). */
    private static final Set<String> ACTIONS = Set.of(
            "aws:approve",
            "aws:assertAwsResourceProperty",
            "aws:branch",
            "aws:changeInstanceState",
            "aws:copyImage",
            "aws:createImage",
            "aws:createStack",
            "aws:createTags",
            "aws:deleteImage",
            "aws:deleteStack",
            "aws:executeAutomation",
            "aws:executeAwsApi",
            "aws:executeScript",
            "aws:executeStateMachine",
            "aws:invokeLambdaFunction",
            "aws:invokeWebhook",
            "aws:loop",
            "aws:pause",
            "aws:runCommand",
            "aws:runInstances",
            "aws:sleep",
            "aws:updateVariable",
            "aws:waitForAwsResourceProperty");

    /** They end when something else does: {@code aws:approve} and {@code aws:pause} wait for seven days unless told. */
    private static final Set<String> WAITING = Set.of(
            "aws:approve",
            "aws:changeInstanceState",
            "aws:copyImage",
            "aws:createImage",
            "aws:createStack",
            "aws:deleteStack",
            "aws:executeAutomation",
            "aws:executeStateMachine",
            "aws:pause",
            "aws:runCommand",
            "aws:runInstances",
            "aws:waitForAwsResourceProperty");

    /**
     * Documents with these cannot be made since 4 December 2024, nor run since 18 February 2025
     * (userguide/automation-action-executeScript).
     */
    private static final Set<String> RETIRED = Set.of("python3.6", "python3.7", "python3.8");

    /** The longest that AWS runs a script, in seconds (the same page). */
    private static final int LONGEST_SCRIPT = 600;

    private final Findings findings;
    private final Map<String, Node.Mapping> steps;

    AdviseOnSteps(Findings findings, Node.Mapping document) {
        this.findings = findings;
        List<Node> declared =
                document.get("mainSteps").orElse(null) instanceof Node.Sequence sequence ? sequence.items() : List.of();
        this.steps = declared.stream()
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .filter(step -> text(step, "name").isPresent())
                .collect(Collectors.toMap(step -> text(step, "name").orElseThrow(), Function.identity()));
    }

    void each() {
        steps.forEach((name, step) -> text(step, "action").ifPresent(action -> {
            if (!ACTIONS.contains(action)) {
                findings.at(
                        Rule.UNKNOWN_ACTION, step.lineOf("action"), "Systems Manager has no action " + action + ".");
            }
            if (WAITING.contains(action) && step.get("timeoutSeconds").isEmpty()) {
                findings.at(
                        Rule.MISSING_TIMEOUT,
                        step.line(),
                        "the step " + name + " waits, and has no timeoutSeconds: the event would wait with it.");
            }
            if (action.equals("aws:executeScript")) {
                script(name, step);
            }
        }));
    }

    private void script(String name, Node.Mapping step) {
        text(step, "timeoutSeconds")
                .filter(seconds -> seconds.matches("\\d{4,9}")
                        || seconds.matches("\\d{3}") && Integer.parseInt(seconds) > LONGEST_SCRIPT)
                .ifPresent(seconds -> findings.at(
                        Rule.SCRIPT_TIMEOUT,
                        step.lineOf("timeoutSeconds"),
                        "the step " + name + " is given " + seconds + " s, but AWS ends every script after "
                                + LONGEST_SCRIPT + "."));
        if (step.get("inputs").orElse(null) instanceof Node.Mapping inputs) {
            text(inputs, "Runtime")
                    .filter(runtime -> RETIRED.contains(runtime))
                    .ifPresent(runtime -> findings.at(
                            Rule.RETIRED_RUNTIME,
                            inputs.lineOf("Runtime"),
                            "AWS no longer runs " + runtime + ": take python3.11."));
        }
    }

    /** What can be said only of a document whose ways are known. */
    void ofPhases(AutomationDocument document) {
        Set<String> reached = new TreeSet<>();
        for (Phase phase : Phase.values()) {
            reached.addAll(reached(document.steps(), phase));
        }
        steps.forEach((name, step) -> {
            if (!reached.contains(name)) {
                findings.at(
                        Rule.UNREACHABLE_STEP,
                        step.line(),
                        "neither the preroll nor the postroll comes to the step " + name + ".");
            }
        });
        for (String name : reached(document.steps(), Phase.POSTROLL)) {
            MainStep step = document.steps().named(name).orElseThrow();
            boolean more = step.next().isPresent() && !step.action().equals("aws:branch");
            if (more && steps.get(name).get("onFailure").isEmpty()) {
                findings.at(
                        Rule.MISSING_ON_FAILURE,
                        steps.get(name).line(),
                        "the step " + name + " has no onFailure: when it fails, the steps after it are not done and"
                                + " their resources stay up. Say Abort if that is meant, else Continue or a step.");
            }
        }
    }

    /** Also by the ways that a failure or a stop takes. */
    private Set<String> reached(Steps all, Phase phase) {
        Set<String> reached = new TreeSet<>(AutomationDocument.reachable(all, phase));
        boolean grown = true;
        while (grown) {
            Set<String> detours = reached.stream()
                    .flatMap(name -> detours(steps.get(name)).stream())
                    .filter(name -> !reached.contains(name))
                    .collect(Collectors.toSet());
            detours.forEach(name -> reached.addAll(AutomationDocument.reachable(all, phase, name)));
            grown = !detours.isEmpty();
        }
        return reached;
    }

    private static Set<String> detours(Node.Mapping step) {
        return List.of("onFailure", "onCancel").stream()
                .map(key -> text(step, key))
                .flatMap(Optional::stream)
                .filter(way -> way.startsWith("step:"))
                .map(way -> way.substring("step:".length()))
                .collect(Collectors.toSet());
    }
}
