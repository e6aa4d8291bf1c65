package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.rights.TableRights;
import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.aws.states.Json;
import io.jenkins.plugins.eventschedules.aws.states.Machine;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctions.Made;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import java.util.List;

/** The rights that the two machines used in a test. */
final class MachineRights {

    private static final String LIFECYCLE =
            "arn:aws:states:eu-west-1:111122223333:stateMachine:event-schedules-lifecycle";

    /** AWS asks for a right to tag it when a run is started with tags. */
    private static final String RUN = "arn:aws:ssm:eu-west-1:111122223333:automation-execution/ID";

    private MachineRights() {}

    static void add(UsedRights rights, MachineWorld world) {
        world.stepFunctions.calls().forEach(call -> add(rights, call));
        for (Machine machine : List.of(MachineWorld.LIFECYCLE, MachineWorld.CALLBACK)) {
            world.aws.journal().entries().stream()
                    .filter(Entry::hadItsEffect)
                    .filter(entry -> entry.call().principal().identity().equals(MachineWorld.role(machine)))
                    .flatMap(entry -> entry.needs().stream())
                    .forEach(need -> rights.add(machine.name(), need, facts(machine, need)));
            if (world.aws.journal().of("StartAutomationExecution").stream()
                    .anyMatch(entry -> entry.input().has("Tags"))) {
                rights.add(MachineWorld.LIFECYCLE.name(), new Need("ssm:AddTagsToResource", RUN));
            }
        }
    }

    /** What the test AWS answers is in its journal; this is the rest. */
    private static void add(UsedRights rights, Made call) {
        String whose = call.machine().name();
        switch (call.service()) {
            case "dynamodb" -> TableRights.of(call.action(), call.request()).forEach(need -> rights.add(whose, need));
            case "sfn" -> rights.add(whose, new Need("states:" + call.action(), LIFECYCLE));
            case "cloudwatch" ->
                rights.add(
                        whose,
                        new Need("cloudwatch:" + call.action(), "*"),
                        "cloudwatch:namespace=" + Json.object(call.request()).get("Namespace"));
            default -> {
                // ssm and servicecatalog
            }
        }
    }

    /** A product is the role's own where the same role launched it, and the account's in any case. */
    private static String[] facts(Machine machine, Need need) {
        return switch (need.action()) {
            case "iam:PassRole" -> new String[] {"iam:PassedToService=ssm.amazonaws.com"};
            case "servicecatalog:DescribeRecord",
                    "servicecatalog:DescribeProvisionedProduct",
                    "servicecatalog:TerminateProvisionedProduct" ->
                machine == MachineWorld.LIFECYCLE
                        ? new String[] {"servicecatalog:accountLevel=self", "servicecatalog:roleLevel=self"}
                        : new String[] {"servicecatalog:accountLevel=self"};
            default -> new String[0];
        };
    }
}
