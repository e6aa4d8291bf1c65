package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * What IAM says somebody may do, without that anything is done. It knows the policies of the identity, its boundary and
 * the organization's; not those of resources.
 */
final class Simulation {

    static final String ACTION = "iam:SimulatePrincipalPolicy";

    /** A request may not grow without end. */
    private static final int BATCH = 25;

    private final Inquiry inquiry;

    Simulation(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /**
     * What one action on one resource would meet.
     *
     * @param sure whether the decision rests on nothing that the simulation was not told
     */
    record Outcome(String action, String resource, boolean allowed, boolean sure) {}

    /**
     * @param source the ARN of the user or role
     * @param context the values of condition keys, as {@code iam:PassedToService}
     */
    List<Outcome> of(String source, List<String> actions, List<String> resources, Map<String, String> context)
            throws UnseenException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < resources.size(); from += BATCH) {
            outcomes.addAll(
                    batch(source, actions, resources.subList(from, Math.min(from + BATCH, resources.size())), context));
        }
        return outcomes;
    }

    private List<Outcome> batch(
            String source, List<String> actions, List<String> resources, Map<String, String> context)
            throws UnseenException {
        List<Outcome> outcomes = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            SimulatePrincipalPolicyResponse page = inquiry.ask(ACTION, source, () -> inquiry.iam()
                    .simulatePrincipalPolicy(SimulatePrincipalPolicyRequest.builder()
                            .policySourceArn(source)
                            .actionNames(actions)
                            .resourceArns(resources)
                            .contextEntries(context.entrySet().stream()
                                    .map(Simulation::entry)
                                    .toList())
                            .marker(from)
                            .overrideConfiguration(inquiry.session())
                            .build()));
            page.evaluationResults().forEach(result -> outcomes.add(outcome(result)));
            marker = Boolean.TRUE.equals(page.isTruncated()) ? page.marker() : null;
        } while (marker != null);
        return outcomes;
    }

    private static Outcome outcome(EvaluationResult result) {
        return new Outcome(
                result.evalActionName(),
                result.evalResourceName(),
                result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED,
                result.missingContextValues().isEmpty());
    }

    private static ContextEntry entry(Map.Entry<String, String> key) {
        return ContextEntry.builder()
                .contextKeyName(key.getKey())
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues(key.getValue())
                .build();
    }
}
