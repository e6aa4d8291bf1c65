package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;

/** The two state machines. Their definitions stand in the template, where tools can check them. */
final class Machines {

    private static final List<String> OF_TARGETS = List.of("ssm", "servicecatalog");

    private final Stack stack;
    private final Settings settings;
    private final EventTable table;
    private final Optional<String> targetRole;
    private final String automationRoleArn;
    private final StateMachine lifecycle;
    private final StateMachine callback;
    private final Role lifecycleRole;

    /** @param targetRole in the account of the targets, if that is another one */
    Machines(
            Stack stack,
            Settings settings,
            EventTable table,
            Optional<IKey> key,
            Optional<String> targetRole,
            String automationRoleArn) {
        this.stack = stack;
        this.settings = settings;
        this.table = table;
        this.targetRole = targetRole;
        this.automationRoleArn = automationRoleArn;
        this.lifecycleRole = role("LifecycleRole");
        this.lifecycle = machine("Lifecycle", "event-lifecycle", StateMachineType.STANDARD, lifecycleRole, key);
        lifecycleRole.addToPrincipalPolicy(Allow.on(List.of(table.arn()), "dynamodb:GetItem", "dynamodb:UpdateItem"));

        Role callbackRole = role("CallbackRole");
        this.callback = machine("Callback", "event-lifecycle-callback", StateMachineType.EXPRESS, callbackRole, key);
        callbackRole.addToPrincipalPolicy(
                Allow.on(List.of(table.indexArn("waiting"), table.indexArn("due")), "dynamodb:Query"));
        callbackRole.addToPrincipalPolicy(
                Allow.on(List.of(lifecycle.getStateMachineArn()), "states:SendTaskSuccess", "states:SendTaskFailure"));
        // CloudWatch knows no resources for this; the condition is its way to name one.
        callbackRole.addToPrincipalPolicy(Allow.on(
                List.of("*"),
                Map.of("StringEquals", Map.of("cloudwatch:namespace", "EventSchedules")),
                "cloudwatch:PutMetricData"));
        if (targetRole.isPresent()) {
            for (Role role : List.of(lifecycleRole, callbackRole)) {
                role.addToPrincipalPolicy(Allow.on(List.of(targetRole.get()), "sts:AssumeRole"));
            }
        } else {
            TargetRights.toRun(stack, settings, automationRoleArn).forEach(lifecycleRole::addToPrincipalPolicy);
            TargetRights.toLook(stack).forEach(lifecycleRole::addToPrincipalPolicy);
            TargetRights.toLook(stack).forEach(callbackRole::addToPrincipalPolicy);
        }
        key.ifPresent(own -> {
            own.grantEncryptDecrypt(lifecycleRole);
            own.grantEncryptDecrypt(callbackRole);
        });
    }

    StateMachine lifecycle() {
        return lifecycle;
    }

    StateMachine callback() {
        return callback;
    }

    Role lifecycleRole() {
        return lifecycleRole;
    }

    private Role role(String id) {
        return Role.Builder.create(stack, id)
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .build();
    }

    private StateMachine machine(String id, String file, StateMachineType type, Role role, Optional<IKey> key) {
        LogGroup.Builder logs = LogGroup.Builder.create(stack, id + "Logs")
                // The name that Step Functions asks for, so that its resource policy does not grow too long.
                .logGroupName("/aws/vendedlogs/states/" + settings.name() + "-" + id.toLowerCase(java.util.Locale.ROOT))
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY);
        key.ifPresent(logs::encryptionKey);
        return StateMachine.Builder.create(stack, id)
                .stateMachineName(name(file))
                .stateMachineType(type)
                .role(role)
                .definitionBody(DefinitionBody.fromString(
                        AslFile.read(file).inAccountOf(targetRole, OF_TARGETS).json()))
                .definitionSubstitutions(substitutions())
                .tracingEnabled(true)
                .logs(LogOptions.builder()
                        .destination(logs.build())
                        .level(LogLevel.ALL)
                        // No payloads: parameters and outputs are nobody's business but the event's.
                        .includeExecutionData(false)
                        .build())
                .build();
    }

    /** {@code event-schedules-lifecycle}: the deployment's name takes the place of "event". */
    private String name(String file) {
        return settings.name() + file.substring("event".length());
    }

    private Map<String, String> substitutions() {
        return Map.of("Table", table.name(), "Region", stack.getRegion(), "AutomationRole", automationRoleArn);
    }
}
