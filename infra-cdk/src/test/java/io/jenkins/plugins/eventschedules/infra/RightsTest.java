package io.jenkins.plugins.eventschedules.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/**
 * The rights of the machines against the calls that they make in the plugin's tests, where an interpreter runs every
 * state and branch of them: nothing is missing, and nothing is too much.
 */
class RightsTest {

    /** What a role needs beside the calls of its machine. */
    private static final Set<String> OF_THE_SERVICE = Set.of("iam:PassRole");

    private final Template template = Synthesized.with(Map.of()).template();

    @Test
    void theLifecycleMayDoWhatItDoesAndNothingElse() throws IOException {
        assertThat(actionsOf("LifecycleRole")).isEqualTo(calls("event-lifecycle"));
    }

    @Test
    void theCallbackMachineMayDoWhatItDoesAndNothingElse() throws IOException {
        assertThat(actionsOf("CallbackRole")).isEqualTo(calls("event-lifecycle-callback"));
    }

    @Test
    void onlyWhatAwsCannotNameIsAStar() {
        statementsOf("").stream()
                .filter(statement -> "*".equals(statement.get("Resource")))
                .forEach(statement -> assertThat(
                                statement.containsKey("Condition")
                                        || actions(statement).stream()
                                                .allMatch(
                                                        action -> action.matches(
                                                                "(logs|xray|ec2:Describe|elasticache:Describe|cloudformation:(Get|Val)).*")))
                        .as(statement.toString())
                        .isTrue());
    }

    @Test
    void theCredentialsOfJenkinsCannotRunTargets() {
        template.findResources("AWS::IAM::ManagedPolicy").values().stream()
                .filter(policy -> policy.toString().contains("operator")
                        || policy.toString().contains("read-only"))
                .forEach(policy -> assertThat(policy.toString())
                        .doesNotContain("StartAutomationExecution")
                        .doesNotContain("ProvisionProduct,")
                        .doesNotContain("iam:"));
    }

    private Set<String> actionsOf(String role) {
        Set<String> actions = statementsOf(role).stream()
                .flatMap(statement -> actions(statement).stream())
                .filter(action -> !action.matches("(logs|xray):.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        actions.removeAll(OF_THE_SERVICE);
        return actions;
    }

    /** @param role how the logical id of a role begins */
    private List<Map<String, Object>> statementsOf(String role) {
        return template.findResources("AWS::IAM::Policy").values().stream()
                .map(policy -> typed(policy.get("Properties")))
                .filter(policy -> policy.get("Roles").toString().contains("Ref=" + role))
                .flatMap(
                        policy -> ((List<?>) typed(policy.get("PolicyDocument")).get("Statement")).stream())
                .map(RightsTest::typed)
                .toList();
    }

    private static Set<String> actions(Map<String, Object> statement) {
        Object action = statement.get("Action");
        Set<String> all = new TreeSet<>();
        if (action instanceof List<?> list) {
            list.forEach(one -> all.add((String) one));
        } else {
            all.add((String) action);
        }
        return all;
    }

    private static Set<String> calls(String machine) throws IOException {
        try (var lines = Files.lines(Path.of("src", "test", "resources", "calls.txt"))) {
            return lines.map(line -> line.split(" "))
                    .filter(call -> call[0].equals(machine))
                    .map(call -> call[1].replace("sfn:", "states:"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> typed(Object value) {
        return (Map<String, Object>) value;
    }
}
