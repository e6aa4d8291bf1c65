package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord.Brief;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord.Outcome;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Figures over all events. DynamoDB counts nothing by itself: what is counted is read. */
final class Figures {

    private static final int MOST_TARGETS = 500;

    private static final Comparator<Event> NEWEST_FIRST = Comparator.comparing(
                    (Event event) -> event.plan().window().start())
            .thenComparing(Event::id)
            .reversed();

    private final Table table;

    Figures(Table table) {
        this.table = table;
    }

    private record Target(TargetType type, String name) {}

    List<Map<Status, Long>> starts(List<Instant> bounds, Folders folders) {
        List<Map<Status, Long>> counts = new ArrayList<>();
        for (int i = 1; i < bounds.size(); i++) {
            counts.add(new EnumMap<>(Status.class));
        }
        for (Status status : bounds.size() < 2 ? new Status[0] : Status.values()) {
            for (Map<String, AttributeValue> item : table.all(within(status, bounds))) {
                long start = start(item).orElse(Long.MIN_VALUE);
                for (int i = 1; i < bounds.size(); i++) {
                    if (start >= Millis.notBefore(bounds.get(i - 1))
                            && start < Millis.notBefore(bounds.get(i))
                            && FolderItems.isIn(folders, item)) {
                        counts.get(i - 1).merge(status, 1L, Long::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** Empty where somebody else wrote it: then its event cannot be read either, which is told there. */
    private static Optional<Long> start(Map<String, AttributeValue> item) {
        try {
            return Optional.of(
                    Instant.parse(text(item, "byStart").replaceFirst("#.*", "")).toEpochMilli());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private QueryRequest within(Status status, List<Instant> bounds) {
        return QueryRequest.builder()
                .tableName(table.name())
                .indexName("status")
                .keyConditionExpression("#status = :status AND #byStart BETWEEN :first AND :last")
                .expressionAttributeNames(Map.of("#status", "status", "#byStart", "byStart"))
                .expressionAttributeValues(Map.of(
                        ":status",
                        text(Word.of(status)),
                        ":first",
                        text(Millis.sortable(bounds.get(0))),
                        ":last",
                        text(EventItem.sorted(bounds.get(bounds.size() - 1), "~"))))
                .build();
    }

    /** @param all every event of these folders */
    List<TrackRecord> trackRecords(List<Event> all, int outcomes, int latest) {
        Map<Target, List<Event>> byTarget = new LinkedHashMap<>();
        all.forEach(event -> byTarget.computeIfAbsent(
                        new Target(
                                event.plan().target().type(),
                                event.plan().target().name()),
                        target -> new ArrayList<>())
                .add(event));
        return byTarget.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Target, List<Event>> one) ->
                                -one.getValue().size())
                        .thenComparing(one -> one.getKey().name())
                        .thenComparing(one -> one.getKey().type()))
                .limit(MOST_TARGETS)
                .map(one -> record(one.getKey(), one.getValue(), outcomes, latest))
                .toList();
    }

    private static TrackRecord record(Target target, List<Event> events, int outcomes, int latest) {
        List<Event> rested = events.stream()
                .filter(event -> event.status().isAtRest())
                .sorted(NEWEST_FIRST)
                .toList();
        return new TrackRecord(
                target.type(),
                target.name(),
                events.size(),
                rested.stream()
                        .limit(outcomes)
                        .map(event -> new Outcome(event.status(), took(event.preroll()), took(event.postroll())))
                        .toList(),
                rested.stream()
                        .limit(latest)
                        .map(event -> new Brief(
                                event.id(),
                                event.plan().name(),
                                event.status(),
                                event.plan().window().start()))
                        .toList());
    }

    private static Optional<Duration> took(Optional<PhaseRun> run) {
        return run.flatMap(PhaseRun::took);
    }
}
