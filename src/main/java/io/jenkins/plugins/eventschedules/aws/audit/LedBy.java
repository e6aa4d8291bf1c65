package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.regex.Pattern;

/**
 * What {@code infra-cdk} deployed for an environment whose events a state machine runs, as its outputs {@code TableName}
 * and {@code StateMachineArn} name it. Pipe, bus and topic have the table's name.
 */
public record LedBy(String table, String machineArn) {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final Pattern MACHINE =
            Pattern.compile("arn:aws[a-z-]{0,20}:states:[a-z0-9-]{5,30}:\\d{12}:stateMachine:[A-Za-z0-9_-]{1,80}");

    public LedBy {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("not the name of a table");
        }
        if (!MACHINE.matcher(machineArn).matches()) {
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
