package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmWidget;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sqs.Queue;

/** The dashboard, and the alarms that tell the topic. */
final class Watch {

    private final Stack stack;
    private final Settings settings;
    private final Notifications notifications;

    Watch(Stack stack, Settings settings, Notifications notifications) {
        this.stack = stack;
        this.settings = settings;
        this.notifications = notifications;
    }

    void over(EventTable table, Machines machines, Queue lost) {
        List<Alarm> alarms = List.of(
                alarm(
                        "teardown-failed",
                        "A takedown failed: resources may still be there. Have it tried again on the event's page.",
                        metric(
                                "AWS/Events",
                                "TriggeredRules",
                                Map.of(
                                        "EventBusName", settings.name(),
                                        "RuleName",
                                                notifications.teardownFailed().getRuleName()))),
                alarm(
                        "overdue",
                        "Events should have gone on more than five minutes ago. Jenkins starts what is missing.",
                        metric("EventSchedules", "OverdueEvents", Map.of("Table", table.name()))),
                alarm(
                        "executions-failed",
                        "An execution of the lifecycle failed. Look at its last state; Jenkins starts a new one.",
                        machines.lifecycle().metricFailed()),
                alarm(
                        "executions-throttled",
                        "Step Functions holds executions back. Ask for a higher quota of state transitions.",
                        machines.lifecycle().metricThrottled()),
                alarm(
                        "callbacks-failed",
                        "The callback machine failed. The next round makes it good, unless it goes on.",
                        machines.callback().metricFailed()),
                alarm(
                        "table-throttled",
                        "The table throttles reads or writes.",
                        metric("AWS/DynamoDB", "ThrottledRequests", Map.of("TableName", table.name()))),
                alarm(
                        "undelivered",
                        "Something could not be delivered. It is in the queue " + settings.name() + "-undelivered.",
                        lost.metricApproximateNumberOfMessagesVisible()));
        Dashboard.Builder.create(stack, "Dashboard")
                .dashboardName(settings.name())
                .widgets(List.of(
                        List.of(graph(
                                "Lifecycles",
                                List.of(
                                        machines.lifecycle().metricStarted(),
                                        machines.lifecycle().metricSucceeded(),
                                        machines.lifecycle().metricFailed(),
                                        machines.lifecycle().metricAborted()))),
                        List.of(
                                graph(
                                        "Callback machine",
                                        List.of(
                                                machines.callback().metricStarted(),
                                                machines.callback().metricFailed())),
                                graph(
                                        "Table",
                                        List.of(
                                                metric(
                                                        "AWS/DynamoDB",
                                                        "ConsumedReadCapacityUnits",
                                                        Map.of("TableName", table.name())),
                                                metric(
                                                        "AWS/DynamoDB",
                                                        "ConsumedWriteCapacityUnits",
                                                        Map.of("TableName", table.name()))))),
                        alarms.stream().map(Watch::widget).toList()))
                .build();
    }

    private static IWidget widget(Alarm alarm) {
        return AlarmWidget.Builder.create().alarm(alarm).width(6).build();
    }

    private static IWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).left(metrics).width(12).build();
    }

    private static Metric metric(String namespace, String name, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }

    private Alarm alarm(String name, String description, Metric metric) {
        Alarm alarm = Alarm.Builder.create(stack, "Alarm-" + name)
                .alarmName(settings.name() + "-" + name)
                .alarmDescription(description)
                .metric(metric)
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(notifications.topic()));
        alarm.addOkAction(new SnsAction(notifications.topic()));
        return alarm;
    }
}
