package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.List;
import java.util.stream.Collectors;

/** The exact words that mend something: a statement for a policy, or a command of the AWS CLI. */
final class Remedy {

    private Remedy() {}

    /** A statement for the policy of whoever lacks the right. */
    static String allow(String action, String... resources) {
        return allow(List.of(action), List.of(resources));
    }

    static String allow(List<String> actions, List<String> resources) {
        return "{\"Effect\": \"Allow\", \"Action\": " + json(actions) + ", \"Resource\": " + json(resources) + "}";
    }

    /** A trust policy's statement. */
    static String trust(String role, String service) {
        return "Add to the trust policy of the role " + role
                + ": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"" + service
                + "\"}, \"Action\": \"sts:AssumeRole\"}";
    }

    /** A command line, each word quoted where a shell would read it otherwise. */
    static String command(String... words) {
        return "aws " + List.of(words).stream().map(Remedy::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String json(List<String> texts) {
        List<String> quoted = texts.stream().map(text -> "\"" + text + "\"").toList();
        return quoted.size() == 1 ? quoted.get(0) : "[" + String.join(", ", quoted) + "]";
    }
}
