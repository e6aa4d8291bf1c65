package io.jenkins.plugins.eventschedules.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents.Finished;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import io.jenkins.plugins.eventschedules.stored.StoredPlan;
import io.jenkins.plugins.eventschedules.stored.StoredProgress;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.time.Instant;

/** Writes one line for what is over. Plan and progress are in the form in which the store has them. */
final class ArchiveLine {

    private final ObjectMapper mapper = new ObjectMapper();
    private final EventJson json = new EventJson();
    private final String environment;

    ArchiveLine(String environment) {
        this.environment = environment;
    }

    /** Without its end. */
    String of(Finished finished, Instant archivedAt) {
        ObjectNode line = mapper.createObjectNode()
                .put("id", finished.id().value())
                .put("environment", environment)
                .put("folder", finished.folder())
                .put("archivedAt", archivedAt.toString())
                .put("deleted", finished.event().isEmpty());
        try {
            if (finished.event().isPresent()) {
                put(line, finished.event().get());
            }
            finished.history().forEach(entry -> line.withArray("history").add(entry(entry)));
            return mapper.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can always be written", e);
        }
    }

    private void put(ObjectNode line, Event event) throws JsonProcessingException {
        line.put("version", event.version())
                .put("revision", event.revision())
                .put("owner", event.owner())
                .put("status", Word.of(event.status()))
                .put("createdAt", event.createdAt().toString())
                .put("updatedAt", event.updatedAt().toString());
        event.origin().series().ifPresent(series -> line.put("series", series));
        event.origin().build().ifPresent(build -> line.putObject("build")
                .put("label", build.label())
                .put("url", build.url().toString()));
        line.set("plan", mapper.readTree(json.write(StoredPlan.of(event.plan()))));
        line.set("progress", mapper.readTree(json.write(StoredProgress.of(event))));
    }

    private ObjectNode entry(HistoryEntry entry) {
        ObjectNode node = mapper.createObjectNode()
                .put("version", entry.version())
                .put("revision", entry.revision())
                .put("at", entry.at().toString())
                .put("by", entry.actor().name())
                .put("kind", Word.of(entry.actor().kind()))
                .put("happening", Word.of(entry.happening()));
        entry.from().ifPresent(from -> node.put("from", Word.of(from)));
        return node.put("to", Word.of(entry.to())).put("message", entry.message());
    }
}
