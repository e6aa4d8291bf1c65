package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.CallerJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Who the caller is, and what the API is. */
final class DescribeSelf {

    private final byte[] openapi = load();

    Reply caller(Call call) {
        Caller caller = call.caller();
        return Reply.read(
                call.request(), Json.bytes(new CallerJson(caller.id(), caller.name(), caller.authenticated())));
    }

    Reply api(Call call) {
        return Reply.read(call.request(), openapi);
    }

    private static byte[] load() {
        try (InputStream file = DescribeSelf.class.getResourceAsStream("openapi.json")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
