package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.optionalText;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.CaseFolding;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import io.jenkins.plugins.eventschedules.stored.StoredPlan;
import io.jenkins.plugins.eventschedules.stored.StoredProgress;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An event as an item of the table. */
final class EventItem {

    /** The sort key of every event; and the partition of the indexes that hold all events. */
    static final String EVENT = "event";

    /** Long names would make an index's key too long. It is only for the order. */
    private static final int LONGEST_NAME = 200;

    private static final EventJson JSON = new EventJson();

    private final Limits limits;
    private final EventTags tags;

    EventItem(Limits limits, EventTags tags) {
        this.limits = limits;
        this.tags = tags;
    }

    static Map<String, AttributeValue> key(EventId id) {
        return Map.of("pk", text(id.value()), "sk", text(EVENT));
    }

    /** A new event, beside its key: also where it comes from, which no change writes. */
    Map<String, AttributeValue> writeNew(Event event) {
        Map<String, AttributeValue> item = write(event);
        item.put("folder", text(event.origin().folder()));
        event.origin().series().ifPresent(series -> item.put("series", text(series)));
        event.origin().build().ifPresent(build -> {
            item.put("buildLabel", text(build.label()));
            item.put("buildUrl", text(build.url().toString()));
        });
        return item;
    }

    private static Origin origin(Map<String, AttributeValue> item) {
        return new Origin(
                text(item, "folder"),
                optionalText(item, "series"),
                optionalText(item, "buildLabel").map(label -> new Build(label, URI.create(text(item, "buildUrl")))));
    }

    /** Everything that a change writes. */
    Map<String, AttributeValue> write(Event event) {
        String id = event.id().value();
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("kind", text(EVENT));
        item.put("environment", text(event.environment()));
        item.put("version", number(event.version()));
        item.put("revision", number(event.revision()));
        item.put("owner", text(event.owner()));
        item.put("name", text(event.plan().name()));
        item.put("status", text(Word.of(event.status())));
        item.put("targetType", text(Word.of(event.plan().target().type())));
        item.put("plan", text(JSON.write(StoredPlan.of(event.plan()))));
        item.put("progress", text(JSON.write(StoredProgress.of(event))));
        item.put("run", text(WorkOrder.of(event, limits, tags).json()));
        item.put("createdAt", text(event.createdAt().toString()));
        item.put("updatedAt", text(event.updatedAt().toString()));
        item.put("byStart", text(sorted(event.plan().window().start(), id)));
        item.put("byEnd", text(sorted(event.plan().window().end(), id)));
        item.put("byUpdated", text(updated(event.updatedAt(), event.id(), event.version())));
        item.put("byName", text(sorted(CaseFolding.fold(event.plan().name()), id)));
        item.put("byOwner", text(sorted(event.owner(), id)));
        Lifecycle.dueAt(event).ifPresent(at -> item.put("due", number(Millis.notBefore(at))));
        return item;
    }

    static Status status(Map<String, AttributeValue> item) {
        return Word.in(Status.class, text(item, "status"));
    }

    /** @throws StoreException when it is not an event's item, or one of a later version of this plugin */
    static Event read(Map<String, AttributeValue> item) {
        try {
            StoredProgress progress = JSON.progress(text(item, "progress"));
            return new Event(
                    new EventId(text(item, "pk")),
                    number(item, "version"),
                    number(item, "revision"),
                    text(item, "environment"),
                    text(item, "owner"),
                    origin(item),
                    JSON.plan(text(item, "plan")).plan(),
                    status(item),
                    progress.reasonOfEvent(),
                    progress.endingOfEvent(),
                    progress.preroll().map(run -> run.run()),
                    progress.postroll().map(run -> run.run()),
                    progress.outputs(),
                    progress.safeguardOfEvent(),
                    Instant.parse(text(item, "createdAt")),
                    Instant.parse(text(item, "updatedAt")));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new StoreException(
                    "An event in the table cannot be read. It was changed by hand, or written by a later version of"
                            + " this plugin. Its key is " + item.get("pk") + ".",
                    e);
        }
    }

    /** With the version, so that every change shows in the index, even two at the same moment. */
    static String updated(Instant at, EventId id, long version) {
        return sorted(at, id.value()) + "#" + version;
    }

    /** A text under which events stand in their order; those that are alike are told apart by their id. */
    static String sorted(Instant moment, String id) {
        return Millis.sortable(moment) + "#" + id;
    }

    static String sorted(String name, String id) {
        return name.substring(
                        0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))))
                + "\u0001" + id;
    }
}
