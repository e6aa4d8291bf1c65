package io.jenkins.plugins.eventschedules.aws.deployed;

import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctionsServer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.util.List;

/** Step Functions behind the desk of the test AWS. */
final class MachineService {

    private final StepFunctionsServer server;

    MachineService(StepFunctionsServer server) {
        this.server = server;
    }

    Operations operations() {
        Operations operations = new Operations("states");
        for (String name : List.of("StartExecution", "ListExecutions", "DescribeStateMachine")) {
            operations.offer(name, call -> call.json().path("stateMachineArn").asText(), this::call);
        }
        for (String name : List.of("DescribeExecution", "StopExecution")) {
            operations.offer(name, call -> call.json().path("executionArn").asText(), this::call);
        }
        return operations;
    }

    private Answer call(Call call) {
        call.input().passOver();
        try {
            return TableService.answer(server.call(call.operation(), TableService.object(call.json())));
        } catch (StateError e) {
            throw new AwsError(e.name(), e.getMessage());
        }
    }
}
