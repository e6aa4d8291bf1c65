package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Arns;

/**
 * What {@code infra-cdk} deployed for an environment whose events a state machine runs, as its outputs {@code TableName}
 * and {@code StateMachineArn} name it. Pipe, bus and topic have the table's name.
 */
public record LedBy(String table, String machineArn) {

    public LedBy {
        if (!Arns.isTable(table)) {
            throw new IllegalArgumentException("not the name of a table");
        }
        if (!Arns.isStateMachine(machineArn)) {
            throw new IllegalArgumentException("not the ARN of a state machine");
        }
    }

    /** @param name of an execution, or a star */
    String executionArn(String name) {
        return machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    /** The ARN of something beside the machine. */
    String inItsAccount(String service, String resource) {
        String[] parts = machineArn.split(":");
        return "arn:" + parts[1] + ":" + service + ":" + parts[3] + ":" + parts[4] + ":" + resource;
    }
}
