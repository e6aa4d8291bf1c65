package io.jenkins.plugins.eventschedules.notification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.event.Window;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A notice as the body of a webhook, in the words of the API. */
final class NoticeJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private NoticeJson() {}

    static byte[] bytes(Notice notice) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", notice.id());
        body.put("kind", notice.kind().word());
        body.put("at", notice.at().toString());
        body.put("environment", notice.environment());
        body.put("text", NoticeText.subject(notice));
        body.put("reason", notice.reason());
        ObjectNode event = body.putObject("event");
        event.put("id", notice.event().value());
        event.put("version", notice.version());
        event.put("revision", notice.revision());
        event.put("status", notice.status().word());
        event.put("folder", notice.folder());
        event.put("name", notice.about().map(Notice.About::name).orElse(null));
        event.put("owner", notice.about().map(Notice.About::owner).orElse(null));
        notice.about()
                .map(Notice.About::window)
                .ifPresentOrElse(window -> put(event, window), () -> event.putNull("window"));
        event.put("url", notice.link().map(Object::toString).orElse(null));
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode event, Window window) {
        ObjectNode told = event.putObject("window")
                .put("start", window.start().toString())
                .put("end", window.end().toString())
                .put("zone", window.zone().getId());
        window.unknownZone().ifPresent(zone -> told.put("unknownZone", zone));
    }
}
