package io.jenkins.plugins.eventschedules.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import io.jenkins.plugins.eventschedules.stored.StoredProgress;
import io.jenkins.plugins.eventschedules.stored.StoredRun;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.net.URI;
import java.util.Optional;

/** Understands rows. */
final class EventRows {

    private final EventJson json;

    EventRows(EventJson json) {
        this.json = json;
    }

    Event event(EventRow row) {
        try {
            StoredProgress progress = json.progress(row.progress());
            return new Event(
                    new EventId(row.id()),
                    row.version(),
                    row.revision(),
                    row.environment(),
                    row.owner(),
                    origin(row),
                    json.plan(row.plan()).plan(),
                    Word.in(Status.class, row.status()),
                    progress.reasonOfEvent(),
                    progress.endingOfEvent(),
                    progress.preroll().map(StoredRun::run),
                    progress.postroll().map(StoredRun::run),
                    progress.outputs(),
                    progress.safeguardOfEvent(),
                    Millis.moment(row.createdAt()),
                    Millis.moment(row.updatedAt()));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new StoreException(
                    "The event " + row.id() + " in the event store cannot be understood (" + e.getMessage()
                            + "). Somebody else than this plugin wrote it; restore the store from a backup.",
                    e);
        }
    }

    private static Origin origin(EventRow row) {
        return new Origin(
                row.folder(),
                Optional.ofNullable(row.series()),
                Optional.ofNullable(row.buildLabel()).map(label -> new Build(label, URI.create(row.buildUrl()))));
    }
}
