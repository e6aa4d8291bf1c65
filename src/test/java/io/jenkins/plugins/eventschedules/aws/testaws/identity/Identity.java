package io.jenkins.plugins.eventschedules.aws.testaws.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user or a role, in the words of a test: `iam.role("runner").trusts(user).may("ssm:*", "*")`. */
public final class Identity {

    private final String arn;
    private final Policy policy = new Policy();
    private final List<String> trusted = new ArrayList<>();
    private Optional<String> externalId = Optional.empty();

    Identity(String arn) {
        this.arn = arn;
    }

    public String arn() {
        return arn;
    }

    public Policy policy() {
        return policy;
    }

    public Identity may(String action, String... resources) {
        policy.add(new Statement(true, List.of(action), List.of(resources)));
        return this;
    }

    public Identity mayNot(String action, String... resources) {
        policy.add(new Statement(false, List.of(action), List.of(resources)));
        return this;
    }

    /** In place of everything that it may so far. */
    public Identity mayOnly(JsonNode policyDocument) {
        policy.replace(policyDocument);
        return this;
    }

    /** @param who the ARN of an identity or of an account's root, or the name of a service */
    public Identity trusts(String... who) {
        trusted.addAll(List.of(who));
        return this;
    }

    /** Only with this external id may others assume it. */
    public Identity askingFor(String id) {
        externalId = Optional.of(id);
        return this;
    }

    List<String> trusted() {
        return trusted;
    }

    Optional<String> externalId() {
        return externalId;
    }

    boolean lets(String who, String account, Optional<String> toldId) {
        boolean known = trusted.contains(who) || trusted.contains(rootOf(account));
        return known && (externalId.isEmpty() || externalId.equals(toldId));
    }

    private String rootOf(String account) {
        return arn.split(":")[0] + ":" + arn.split(":")[1] + ":iam::" + account + ":root";
    }
}
