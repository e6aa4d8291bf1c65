package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.audit.Simulation.Outcome;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the environment may do what events will need of it. IAM is asked, which has no effect. Where it may not be
 * asked, what counts is what this audit's own calls have met; an action that none of them needed stays unknown.
 */
final class CheckActions {

    private static final int MOST_TOLD = 3;

    private final Inquiry inquiry;
    private final Caller caller;
    private final Findings findings;
    private final Simulation simulation;
    private Optional<UnseenException> silent = Optional.empty();

    CheckActions(Inquiry inquiry, Caller caller, Findings findings) {
        this.inquiry = inquiry;
        this.caller = caller;
        this.findings = findings;
        this.simulation = new Simulation(inquiry);
    }

    void check(List<NeededRight> rights) {
        for (NeededRight right : rights) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (caller.isRoot()) {
                right.actions().forEach(action -> passed(right, action, "The account's root user may do everything."));
            } else {
                check(right);
            }
        }
    }

    private void check(NeededRight right) {
        Optional<List<Outcome>> outcomes = simulated(right);
        for (String action : right.actions()) {
            if (outcomes.isEmpty()) {
                fromCalls(right, action);
            } else {
                decide(
                        right,
                        action,
                        outcomes.get().stream()
                                .filter(outcome -> outcome.action().equalsIgnoreCase(action))
                                .toList());
            }
        }
    }

    /** After one refusal IAM is not asked again: it would refuse each time. */
    private Optional<List<Outcome>> simulated(NeededRight right) {
        if (silent.isPresent() || caller.policySource().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    simulation.of(caller.policySource().get(), right.actions(), right.resources(), right.context()));
        } catch (UnseenException e) {
            silent = Optional.of(e);
            return Optional.empty();
        }
    }

    private void decide(NeededRight right, String action, List<Outcome> outcomes) {
        List<Outcome> denied =
                outcomes.stream().filter(outcome -> !outcome.allowed()).toList();
        List<String> on = denied.stream().map(Outcome::resource).distinct().toList();
        String resources = String.join(", ", on.stream().limit(MOST_TOLD).toList())
                + (on.size() > MOST_TOLD ? " and " + (on.size() - MOST_TOLD) + " more" : "");
        if (outcomes.isEmpty()) {
            findings.unknown(type(right), subject(right, action), "IAM's simulation did not tell of it.");
        } else if (denied.isEmpty()) {
            passed(right, action, "IAM's simulation allows " + action + " on " + told(right) + ".");
        } else if (right.guessed() || denied.stream().noneMatch(Outcome::sure)) {
            findings.unknown(
                    type(right),
                    subject(right, action),
                    "IAM's simulation does not allow " + action + " on " + resources
                            + (right.guessed()
                                    ? ", but there is no target yet, and it may be allowed for some."
                                    : ", but it was not told everything that the policies ask for."));
        } else {
            findings.failed(
                    type(right),
                    subject(right, action),
                    "IAM's simulation denies " + action + " on " + resources + ".",
                    Remedy.allow(List.of(action), List.of(right.grant())));
        }
    }

    private void fromCalls(NeededRight right, String action) {
        Optional<Boolean> allowed = inquiry.wasAllowed(action);
        if (allowed.isEmpty()) {
            findings.add(
                    type(right),
                    subject(right, action),
                    Verdict.UNKNOWN,
                    action + " cannot be tried without an effect, and IAM cannot be asked about it. "
                            + silent.map(Throwable::getMessage).orElse("This identity has no policies to ask about."),
                    silent.flatMap(UnseenException::remedy));
        } else if (allowed.get()) {
            passed(right, action, "The audit itself called " + action + ", and AWS allowed it.");
        } else {
            findings.failed(
                    type(right),
                    subject(right, action),
                    "The audit itself called " + action + ", and AWS denied it.",
                    Remedy.allow(List.of(action), List.of(right.grant())));
        }
    }

    private void passed(NeededRight right, String action, String evidence) {
        findings.passed(type(right), subject(right, action), evidence);
    }

    private static CheckType type(NeededRight right) {
        return right.isPassRole() ? CheckType.ROLE_PASSABLE : CheckType.ACTION_ALLOWED;
    }

    private static String subject(NeededRight right, String action) {
        return right.isPassRole() ? CheckRoles.subject(right.grant()) : "action " + action;
    }

    private static String told(NeededRight right) {
        return right.resources().size() == 1
                ? right.resources().get(0)
                : right.resources().size() + " resources";
    }

    /** Rights that two reasons ask for are one right. */
    static List<NeededRight> merged(List<NeededRight> rights) {
        Map<String, NeededRight> byWords = new LinkedHashMap<>();
        rights.forEach(right -> byWords.putIfAbsent(right.actions() + " " + right.grant(), right));
        return List.copyOf(byWords.values());
    }
}
