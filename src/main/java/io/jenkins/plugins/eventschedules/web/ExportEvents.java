package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.web.export.CsvFile;
import io.jenkins.plugins.eventschedules.web.export.JsonFile;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything that a list would give, as a file. It is no picture of one moment: what changes while it is being written
 * may be in it as it was or as it is.
 */
final class ExportEvents {

    private final Tags tags;

    ExportEvents(Tags tags) {
        this.tags = tags;
    }

    Reply csv(Call call, Access access) {
        EventQuery query = EventQueries.read(call.query(), access.visible());
        return file(call, access, "csv", "text/csv;charset=utf-8", () -> new CsvFile(store(access), query));
    }

    Reply json(Call call, Access access) {
        EventQuery query = EventQueries.read(call.query(), access.visible());
        return file(call, access, "json", "application/json", () -> new JsonFile(store(access), query, access::shown));
    }

    private Reply file(Call call, Access access, String ending, String type, Supplier<Reply.Stream> body) {
        String name = "events-" + access.environment().name() + "." + ending;
        return Reply.file(
                call.request(),
                tags.generation(access, call),
                type,
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""),
                body);
    }

    private static EventStore store(Access access) {
        return access.environment().store();
    }
}
