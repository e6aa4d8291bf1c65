package io.jenkins.plugins.eventschedules.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.constructs.Node;

/**
 * What is chosen when the app is deployed: the context, of {@code cdk.json} or of {@code -c key=value}.
 *
 * @param name begins the name of everything; one deployment, with its own name, is one environment
 * @param tagKey with {@code tagValue}: the tag of approved documents and products
 * @param retain whether the table stays when the stack is removed
 * @param encrypted whether table, topic, queue and logs have a key of their own
 * @param samples whether the sample documents and products are deployed
 * @param documents names of further documents that events may run; a star at the end stands for the rest
 * @param automationRoleArn the role that documents work with; absent means that one is made
 * @param targetAccount the account in which targets run; absent means this one
 * @param emails who is notified by e-mail
 * @param chimeWebhookSecret the secret in Secrets Manager that holds the address of a webhook of Amazon Chime
 */
record Settings(
        String name,
        String tagKey,
        String tagValue,
        boolean retain,
        boolean encrypted,
        boolean samples,
        List<String> documents,
        Optional<String> automationRoleArn,
        Optional<String> targetAccount,
        List<String> emails,
        Optional<Slack> slack,
        Optional<Teams> teams,
        Optional<String> chimeWebhookSecret) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** A channel of Slack, by the ids that Slack shows. */
    record Slack(String workspaceId, String channelId) {}

    /** A channel of Microsoft Teams, by the ids that Teams shows. */
    record Teams(String tenantId, String teamId, String channelId) {}

    static Settings of(Node node) {
        String name = text(node, "name").orElse("event-schedules");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The context \"name\" is 1 to 32 of a-z, 0-9 and hyphen: " + name);
        }
        return new Settings(
                name,
                text(node, "tagKey").orElse("application"),
                text(node, "tagValue").orElse("event-scheduling-platform"),
                flag(node, "retain", true),
                flag(node, "encrypted", false),
                flag(node, "samples", true),
                texts(node, "documents"),
                text(node, "automationRoleArn"),
                text(node, "targetAccount"),
                texts(node, "emails"),
                text(node, "slackWorkspaceId").map(workspace -> new Slack(workspace, needed(node, "slackChannelId"))),
                text(node, "teamsTenantId")
                        .map(tenant -> new Teams(tenant, needed(node, "teamsTeamId"), needed(node, "teamsChannelId"))),
                text(node, "chimeWebhookSecret"));
    }

    private static Optional<String> text(Node node, String key) {
        return Optional.ofNullable(node.tryGetContext(key))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    private static String needed(Node node, String key) {
        return text(node, key)
                .orElseThrow(() -> new IllegalArgumentException("The context \"" + key + "\" is missing"));
    }

    private static boolean flag(Node node, String key, boolean otherwise) {
        return text(node, key).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** A list in {@code cdk.json}; texts between commas on the command line. */
    private static List<String> texts(Node node, String key) {
        Object value = node.tryGetContext(key);
        List<String> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> all.add(one.toString()));
        } else if (value != null) {
            for (String one : value.toString().split(",")) {
                if (!one.isBlank()) {
                    all.add(one.strip());
                }
            }
        }
        return List.copyOf(all);
    }
}
