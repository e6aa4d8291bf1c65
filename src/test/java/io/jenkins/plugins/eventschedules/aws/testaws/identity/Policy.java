package io.jenkins.plugins.eventschedules.aws.testaws.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an identity may do. It remembers which statements were of use, so that a test can find those that are not. */
public final class Policy {

    /** As the simulation of IAM tells it. */
    public enum Decision {
        allowed,
        explicitDeny,
        implicitDeny
    }

    private final List<Statement> statements = new ArrayList<>();
    private final Set<Statement> used = new LinkedHashSet<>();

    synchronized void add(Statement statement) {
        statements.add(statement);
    }

    synchronized void replace(JsonNode policy) {
        statements.clear();
        used.clear();
        policy.path("Statement").forEach(each -> statements.add(Statement.read(each)));
    }

    synchronized Decision decide(Need need) {
        List<Statement> fitting = fitting(need);
        if (fitting.isEmpty()) {
            return Decision.implicitDeny;
        }
        return fitting.stream().allMatch(Statement::allows) ? Decision.allowed : Decision.explicitDeny;
    }

    /** A real call asks, and no simulation. */
    synchronized boolean allow(Need need) {
        used.addAll(fitting(need));
        return decide(need) == Decision.allowed;
    }

    private List<Statement> fitting(Need need) {
        return statements.stream().filter(each -> each.speaksOf(need)).toList();
    }

    /** The statements that no call has needed so far. */
    public synchronized List<Statement> unused() {
        return statements.stream().filter(each -> !used.contains(each)).toList();
    }
}
