package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A few events that show what the page can show, without waiting: some are live within seconds. */
final class DemoEvents {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Schedules schedules;
    private final Instant now;

    private DemoEvents(Schedules schedules, Instant now) {
        this.schedules = schedules;
        this.now = now;
    }

    /** Does nothing when there are events already. */
    static void addTo(Environment environment, InstantSource clock) {
        if (environment.store().list(EventQuery.all().limitedTo(1)).events().isEmpty()) {
            new DemoEvents(environment.schedules(), clock.instant()).add();
        }
    }

    private void add() {
        automation(
                "Cup final live stream",
                "ines",
                SOON,
                SOON.plus(HOUR.multipliedBy(2)),
                250_000L,
                "critical",
                "scale-ecs-service",
                Map.of("Service", "stream-origin"));
        automation(
                "Ticket presale: open-air festival",
                "tom",
                SOON,
                SOON.plus(Duration.ofMinutes(3)),
                40_000L,
                "high",
                "raise-lambda-concurrency",
                Map.of("FunctionName", "ticket-checkout"));
        automation(
                "Flash sale: winter coats",
                "ines",
                DAY,
                DAY.plus(HOUR.multipliedBy(4)),
                80_000L,
                "normal",
                "scale-auto-scaling-group",
                Map.of("AutoScalingGroupName", "shop-web"));
        automation(
                "Market opening rehearsal",
                "yuki",
                DAY.multipliedBy(3),
                DAY.multipliedBy(3).plus(HOUR),
                5_000L,
                "low",
                "add-aurora-readers",
                Map.of("ClusterIdentifier", "orders"));
        automation(
                "Drill: the takedown fails once",
                "olu",
                SOON,
                SOON.plus(Duration.ofSeconds(40)),
                null,
                "normal",
                "sandbox-drill",
                Map.of("Postroll", "fail"));
        automation(
                "Drill: resources do not come up",
                "olu",
                SOON,
                SOON.plus(HOUR),
                null,
                "normal",
                "sandbox-drill",
                Map.of("Preroll", "fail"));
        Event called = automation(
                "Game launch (moved to spring)",
                "tom",
                DAY.multipliedBy(10),
                DAY.multipliedBy(11),
                1_000_000L,
                "critical",
                "raise-dynamodb-capacity",
                Map.of("TableName", "players", "ReadCapacityUnits", "40000", "WriteCapacityUnits", "12000"));
        schedules.ask(called.id(), called.revision(), new Command.Cancel(), Actor.person("tom"));
    }

    private Event automation(
            String name,
            String owner,
            Duration start,
            Duration end,
            Long audience,
            String criticality,
            String document,
            Map<String, String> parameters) {
        Map<String, ParameterValue> values = new java.util.TreeMap<>();
        parameters.forEach((key, value) -> values.put(key, ParameterValue.of(value)));
        Draft draft = new Draft(
                name,
                null,
                now.plus(start).toString(),
                now.plus(end).toString(),
                "UTC",
                start.compareTo(HOUR) > 0 ? "PT30M" : "PT10S",
                audience,
                criticality,
                null,
                "automation",
                document,
                null,
                values,
                null);
        return schedules.schedule(draft, Actor.person(owner), Optional.empty()).event();
    }
}
