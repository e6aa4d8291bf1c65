package io.jenkins.plugins.eventschedules.aws.testaws.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an audit asks Identity and Access Management: is the role there, whom does it trust, what may somebody do. */
public final class Iam {

    private final Identities identities;

    public Iam(Identities identities) {
        this.identities = identities;
    }

    public Operations operations() {
        return new Operations("iam")
                .offer("GetRole", this::roleArn, this::getRole)
                .offer("SimulatePrincipalPolicy", call -> call.input().text("PolicySourceArn"), this::simulate);
    }

    private String roleArn(Call call) {
        return call.place().globalArn("iam", "role/" + call.input().text("RoleName"));
    }

    private Answer getRole(Call call) {
        String name = call.input().text("RoleName");
        Identity role = found(roleArn(call), "The role with name " + name + " cannot be found.");
        return Answer.with(
                "Role",
                Answer.with("Path", "/")
                        .and("RoleName", name)
                        .and("RoleId", "AROATESTAWS00000000")
                        .and("Arn", role.arn())
                        .and("CreateDate", "2026-01-01T00:00:00Z")
                        .and("MaxSessionDuration", 3600)
                        .and("AssumeRolePolicyDocument", URLEncoder.encode(trust(role), StandardCharsets.UTF_8)));
    }

    private Identity found(String arn, String message) {
        return identities.find(arn).orElseThrow(() -> new AwsError("NoSuchEntity", 404, message));
    }

    private static String trust(Identity role) {
        List<Answer> statements = role.trusted().stream()
                .map(who -> Answer.with("Effect", "Allow")
                        .and("Action", "sts:AssumeRole")
                        .and("Principal", Map.of(who.startsWith("arn:") ? "AWS" : "Service", who))
                        .and(
                                "Condition",
                                role.externalId().map(id -> Map.of("StringEquals", Map.of("sts:ExternalId", id)))))
                .toList();
        JsonNode document = Answer.with("Version", "2012-10-17")
                .and("Statement", statements)
                .json();
        return document.toString();
    }

    private Answer simulate(Call call) {
        String source = call.input().text("PolicySourceArn");
        found(source, "The principal " + source + " cannot be found.");
        List<String> actions = call.input().texts("ActionNames");
        List<String> resources = call.input().texts("ResourceArns");
        // Statements' conditions are taken to be met, whatever they are told.
        call.input().parts("ContextEntries").forEach(Input::passOver);
        List<Answer> results = new ArrayList<>();
        for (String action : actions) {
            for (String resource : resources.isEmpty() ? List.of("*") : resources) {
                results.add(Answer.with("EvalActionName", action)
                        .and("EvalResourceName", resource)
                        .and(
                                "EvalDecision",
                                identities
                                        .decide(source, new Need(action, resource))
                                        .name()));
            }
        }
        return Answer.with("EvaluationResults", results).and("IsTruncated", false);
    }
}
