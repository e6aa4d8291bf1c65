package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.amazon.awscdk.services.sqs.Queue;

/** Tells the bus of everything that happens to an event, straight from the table: whoever wrote it, it is told. */
final class StatusEvents {

    static final String SOURCE = "event-schedules";
    static final String DETAIL_TYPE = "Event Schedules Status";

    /** Mere progress is not told. */
    private static final String FILTER = "{\"eventName\": [\"INSERT\", \"MODIFY\"], \"dynamodb\": {\"NewImage\": {"
            + "\"sk\": {\"S\": [\"event\"]}, \"happening\": {\"S\": [{\"anything-but\": \"progress\"}]}}}}";

    private static final String DETAIL = "{\"eventId\": <$.dynamodb.NewImage.pk.S>,"
            + " \"name\": <$.dynamodb.NewImage.name.S>, \"environment\": <$.dynamodb.NewImage.environment.S>,"
            + " \"owner\": <$.dynamodb.NewImage.owner.S>, \"status\": <$.dynamodb.NewImage.status.S>,"
            + " \"happening\": <$.dynamodb.NewImage.happening.S>, \"message\": <$.dynamodb.NewImage.message.S>,"
            + " \"revision\": <$.dynamodb.NewImage.revision.N>, \"at\": <$.dynamodb.NewImage.updatedAt.S>}";

    private StatusEvents() {}

    static void pipe(Stack stack, Settings settings, EventTable table, EventBus bus, Queue lost) {
        Role role = Role.Builder.create(stack, "PipeRole")
                .assumedBy(new ServicePrincipal("pipes.amazonaws.com"))
                .build();
        role.addToPrincipalPolicy(Allow.on(
                List.of(table.streamArn()),
                "dynamodb:DescribeStream",
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:ListStreams"));
        role.addToPrincipalPolicy(Allow.on(List.of(bus.getEventBusArn()), "events:PutEvents"));
        role.addToPrincipalPolicy(Allow.on(List.of(lost.getQueueArn()), "sqs:SendMessage"));
        CfnPipe pipe = CfnPipe.Builder.create(stack, "Pipe")
                .name(settings.name())
                .roleArn(role.getRoleArn())
                .source(table.streamArn())
                .sourceParameters(CfnPipe.PipeSourceParametersProperty.builder()
                        .dynamoDbStreamParameters(CfnPipe.PipeSourceDynamoDBStreamParametersProperty.builder()
                                .startingPosition("LATEST")
                                .batchSize(10)
                                .maximumRetryAttempts(10)
                                .onPartialBatchItemFailure("AUTOMATIC_BISECT")
                                .deadLetterConfig(CfnPipe.DeadLetterConfigProperty.builder()
                                        .arn(lost.getQueueArn())
                                        .build())
                                .build())
                        .filterCriteria(CfnPipe.FilterCriteriaProperty.builder()
                                .filters(List.of(CfnPipe.FilterProperty.builder()
                                        .pattern(FILTER)
                                        .build()))
                                .build())
                        .build())
                .target(bus.getEventBusArn())
                .targetParameters(CfnPipe.PipeTargetParametersProperty.builder()
                        .inputTemplate(DETAIL)
                        .eventBridgeEventBusParameters(CfnPipe.PipeTargetEventBridgeEventBusParametersProperty.builder()
                                .source(SOURCE)
                                .detailType(DETAIL_TYPE)
                                .build())
                        .build())
                .build();
        // A pipe looks at once whether its role may read.
        pipe.getNode().addDependency(role);
    }
}
