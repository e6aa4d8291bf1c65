package io.jenkins.plugins.eventschedules.sandbox.document;

/** Documents for tests: the least that qualifies, and something more. */
final class Documents {

    private Documents() {}

    /** @param parameters YAML, its first line without indentation */
    static String with(String parameters) {
        return head(parameters) + branch("up", "down") + step("up", "") + step("down", "") + outputs("up.Count");
    }

    /** @param steps YAML after a branch to the steps up and down */
    static String withSteps(String parameters, String steps, String... outputs) {
        return head(parameters) + branch("up", "down") + steps + outputs(outputs);
    }

    static String step(String name, String more) {
        return "  - name: " + name + "\n    action: aws:executeAwsApi\n    inputs: {Service: ecs, Api: UpdateService}\n"
                + "    outputs:\n      - {Name: Count, Selector: $.n, Type: Integer}\n"
                + (more.isEmpty() ? "    isEnd: true\n" : "    " + more + "\n");
    }

    /** @param choices YAML of the choices, as one flow sequence */
    static String choose(String name, String choices, String otherwise) {
        return "  - name: " + name + "\n    action: aws:branch\n    inputs:\n      Choices: " + choices + "\n"
                + (otherwise.isEmpty() ? "    isEnd: true\n" : "      Default: " + otherwise + "\n");
    }

    private static String head(String parameters) {
        return "schemaVersion: '0.3'\nassumeRole: '{{ AutomationAssumeRole }}'\nparameters:\n"
                + "  AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn'}\n"
                + "  internalAction: {type: String, allowedValues: [preroll, postroll]}\n"
                + (parameters.isEmpty() ? "" : "  " + parameters + "\n")
                + "mainSteps:\n";
    }

    private static String branch(String preroll, String postroll) {
        String choice = "{NextStep: %s, Variable: '{{ internalAction }}', StringEquals: %s}";
        return choose(
                "choosePhase",
                "[" + String.format(choice, preroll, "preroll") + ", " + String.format(choice, postroll, "postroll")
                        + "]",
                "");
    }

    private static String outputs(String... outputs) {
        return "outputs: ['" + String.join("', '", outputs) + "']\n";
    }
}
