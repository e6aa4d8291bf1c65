package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** One environment. */
final class EventSchedulesStack extends Stack {

    EventSchedulesStack(Construct scope, String id, StackProps props, Settings settings) {
        super(scope, id, props);
        Optional<IKey> key = settings.encrypted() ? Optional.of(key()) : Optional.empty();
        EventTable table = new EventTable(this, settings, key);
        EventBus bus = EventBus.Builder.create(this, "Bus")
                .eventBusName(settings.name())
                .build();
        Queue lost = undelivered(settings, key);

        Optional<Targets> targets =
                settings.targetAccount().isPresent() ? Optional.empty() : Optional.of(new Targets(this, settings));
        Optional<String> targetRole =
                settings.targetAccount().map(account -> TargetStack.roleArn(this, account, settings));
        String automationRole = targets.map(Targets::automationRole)
                .or(settings::automationRoleArn)
                .orElseGet(() -> TargetStack.automationRoleArn(this, settings));
        Machines machines = new Machines(this, settings, table, key, targetRole, automationRole);
        targets.filter(own -> settings.samples()).ifPresent(own -> {
            own.documents();
            own.products(machines.lifecycleRole());
        });

        Wake wake = new Wake(this, settings, machines.callback(), lost);
        wake.on(
                "Target",
                settings.targetAccount().isPresent() ? bus : EventBus.fromEventBusName(this, "Default", "default"),
                settings.targetAccount().orElse(getAccount()));
        settings.targetAccount().ifPresent(account -> CfnEventBusPolicy.Builder.create(this, "FromTargetAccount")
                .eventBusName(bus.getEventBusName())
                .statementId("FromTargetAccount")
                .action("events:PutEvents")
                .principal(account)
                .build());

        StatusEvents.pipe(this, settings, table, bus, lost);
        Notifications notifications = new Notifications(this, settings, bus, lost, key);
        new Watch(this, settings, notifications).over(table, machines, lost);
        new Credentials(this, settings, table, machines.lifecycle(), automationRole, key);
        // What the environment in Jenkins asks for.
        output("TableName", table.name());
        output("StateMachineArn", machines.lifecycle().getStateMachineArn());
        output("BusName", bus.getEventBusName());
        output("TopicArn", notifications.topic().getTopicArn());
        Suppressions.argue(this);
    }

    private IKey key() {
        Key key = Key.Builder.create(this, "Key")
                .description("Event Schedules")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        for (String service : List.of("cloudwatch", "events", "sns", "logs." + getRegion(), "pipes")) {
            key.grantEncryptDecrypt(new ServicePrincipal(service + ".amazonaws.com"));
        }
        return key;
    }

    private Queue undelivered(Settings settings, Optional<IKey> key) {
        Queue.Builder builder = Queue.Builder.create(this, "Undelivered")
                .queueName(settings.name() + "-undelivered")
                .retentionPeriod(Duration.days(14))
                .enforceSsl(true);
        key.ifPresentOrElse(
                own -> builder.encryption(QueueEncryption.KMS).encryptionMasterKey(own),
                () -> builder.encryption(QueueEncryption.SQS_MANAGED));
        return builder.build();
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
