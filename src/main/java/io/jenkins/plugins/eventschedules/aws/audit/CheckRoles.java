package io.jenkins.plugins.eventschedules.aws.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.Role;

/** Whether the roles with which services work are there, trust these services, and may be handed to them. */
final class CheckRoles {

    static final String SYSTEMS_MANAGER = "ssm.amazonaws.com";
    static final String SERVICE_CATALOG = "servicecatalog.amazonaws.com";
    static final String SCHEDULER = "scheduler.amazonaws.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Inquiry inquiry;
    private final Caller caller;
    private final Findings findings;
    private final Set<String> checked = new HashSet<>();

    CheckRoles(Inquiry inquiry, Caller caller, Findings findings) {
        this.inquiry = inquiry;
        this.caller = caller;
        this.findings = findings;
    }

    /**
     * Whether the role is there, and the service may work with it. Each role is looked at once for each service.
     *
     * @param why for what it is, for a person: {@code documents work with it}
     */
    void exists(String arn, String service, String why) {
        if (!checked.add(arn + " " + service)) {
            return;
        }
        String subject = subject(arn);
        if (!arn.contains("::" + caller.account() + ":")) {
            findings.unknown(
                    CheckType.ROLE_EXISTS, subject, why + ". It is in another account, where the audit cannot look.");
            return;
        }
        try {
            Role role = inquiry.ask("iam:GetRole", "the role " + name(arn), () -> inquiry.iam()
                            .getRole(GetRoleRequest.builder()
                                    .roleName(name(arn))
                                    .overrideConfiguration(inquiry.session())
                                    .build()))
                    .role();
            findings.passed(CheckType.ROLE_EXISTS, subject, why + ", and it is there.");
            trust(subject, role, service);
        } catch (UnseenException e) {
            if (e.kind() == Kind.GONE) {
                findings.failed(
                        CheckType.ROLE_EXISTS,
                        subject,
                        why + ", but it is not there.",
                        "Make the role, with a trust policy for " + service + ", or name another.");
            } else {
                findings.unknown(CheckType.ROLE_EXISTS, subject, e);
            }
        }
    }

    private void trust(String subject, Role role, String service) {
        Optional<JsonNode> statement;
        try {
            statement = statementFor(role.assumeRolePolicyDocument(), service);
        } catch (JsonProcessingException e) {
            findings.unknown(CheckType.ROLE_TRUST, subject, "Its trust policy is not readable.");
            return;
        }
        if (statement.isEmpty()) {
            findings.failed(
                    CheckType.ROLE_TRUST,
                    subject,
                    "Its trust policy does not name " + service + ".",
                    Remedy.trust(role.roleName(), service));
        } else if (meets(statement.get().path("Condition"))) {
            findings.passed(CheckType.ROLE_TRUST, subject, service + " may work with it.");
        } else {
            findings.unknown(
                    CheckType.ROLE_TRUST,
                    subject,
                    "Its trust policy names " + service + " under conditions that the audit cannot judge: "
                            + statement.get().path("Condition") + ".");
        }
    }

    private static Optional<JsonNode> statementFor(String document, String service) throws JsonProcessingException {
        JsonNode policy = JSON.readTree(URLDecoder.decode(String.valueOf(document), StandardCharsets.UTF_8));
        JsonNode statements = policy.path("Statement");
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            boolean assumes = texts(statement.path("Action")).stream()
                    .anyMatch(
                            action -> Set.of("sts:assumerole", "sts:*", "*").contains(action.toLowerCase(Locale.ROOT)));
            if (statement.path("Effect").asText().equals("Allow")
                    && assumes
                    && texts(statement.path("Principal").path("Service")).contains(service)) {
                return Optional.of(statement);
            }
        }
        return Optional.empty();
    }

    /** The one condition that AWS itself recommends: calls on behalf of this account alone. */
    private boolean meets(JsonNode conditions) {
        for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
            boolean equals = operator.getKey().startsWith("StringEquals");
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                if (!equals
                        || !key.getKey().equalsIgnoreCase("aws:SourceAccount")
                        || !texts(key.getValue()).contains(caller.account())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> texts(JsonNode oneOrMore) {
        if (oneOrMore.isTextual()) {
            return List.of(oneOrMore.asText());
        }
        List<String> texts = new ArrayList<>();
        oneOrMore.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static String subject(String arn) {
        return "role " + name(arn);
    }

    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
