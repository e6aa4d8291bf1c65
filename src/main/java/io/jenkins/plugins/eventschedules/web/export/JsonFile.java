package io.jenkins.plugins.eventschedules.web.export;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.EventJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Events as one JSON object, each as the API shows it. */
public final class JsonFile implements Reply.Stream {

    private static final byte[] COMMA = ",\n".getBytes(StandardCharsets.UTF_8);

    private final Pages pages;
    private final Function<Event, EventJson> shown;

    public JsonFile(EventStore store, EventQuery query, Function<Event, EventJson> shown) {
        this.pages = new Pages(store, query);
        this.shown = shown;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write("{\"events\":[\n".getBytes(StandardCharsets.UTF_8));
        boolean[] begun = {false};
        pages.each(events -> {
            for (Event event : events) {
                if (begun[0]) {
                    out.write(COMMA);
                }
                out.write(Json.bytes(shown.apply(event)));
                begun[0] = true;
            }
        });
        out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
    }
}
