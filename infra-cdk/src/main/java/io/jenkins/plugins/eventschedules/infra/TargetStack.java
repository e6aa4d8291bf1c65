package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** The spoke: what an account needs in which targets run while the machines live in another, the hub. */
final class TargetStack extends Stack {

    TargetStack(Construct scope, String id, StackProps props, Settings settings, String hub, String hubBusArn) {
        super(scope, id, props);
        Targets targets = new Targets(this, settings);
        String automationRole = targets.automationRole();
        Role role = Role.Builder.create(this, "TargetRole")
                .roleName(settings.name() + "-target")
                // Only the machines' roles of the hub are given the right to assume it.
                .assumedBy(new AccountPrincipal(hub)
                        .withConditions(java.util.Map.of(
                                "ArnLike",
                                java.util.Map.of(
                                        "aws:PrincipalArn",
                                        "arn:" + getPartition() + ":iam::" + hub + ":role/" + settings.name() + "-*"))))
                .build();
        TargetRights.toRun(this, settings, automationRole).forEach(role::addToPrincipalPolicy);
        TargetRights.toLook(this).forEach(role::addToPrincipalPolicy);
        if (settings.samples()) {
            targets.documents();
            targets.products(role);
        }
        IEventBus bus = EventBus.fromEventBusArn(this, "HubBus", hubBusArn);
        tell("Automations", bus, Wake.automations(getAccount()));
        tell("Stacks", bus, Wake.stacks(getAccount()));
        Suppressions.argue(this);
    }

    static String roleArn(Stack hub, String account, Settings settings) {
        return "arn:" + hub.getPartition() + ":iam::" + account + ":role/" + settings.name() + "-target";
    }

    static String automationRoleArn(Stack hub, Settings settings) {
        return "arn:" + hub.getPartition() + ":iam::" + settings.targetAccount().orElseThrow() + ":role/"
                + settings.name() + "-automation";
    }

    private void tell(String id, IEventBus bus, EventPattern pattern) {
        Rule.Builder.create(this, id)
                .eventPattern(pattern)
                .targets(List.of(new software.amazon.awscdk.services.events.targets.EventBus(bus)))
                .build();
    }
}
