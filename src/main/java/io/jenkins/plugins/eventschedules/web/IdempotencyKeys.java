package io.jenkins.plugins.eventschedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.web.http.Etags;
import io.jenkins.plugins.eventschedules.web.http.Query;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the key by which a client can repeat a create without making a second event. */
final class IdempotencyKeys {

    private static final String FIELD = "Idempotency-Key";

    private IdempotencyKeys() {}

    /** The request that the key stands for is the place (environment, model of a clone) and the body. */
    static Optional<IdempotencyKey> read(Call call, JsonNode body) {
        List<String> given = Collections.list(call.request().getHeaders(FIELD));
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String key = given.get(0);
        if (given.size() > 1 || !key.matches("[\\x21-\\x7E]{1,255}")) {
            throw Query.bad(FIELD + " is one key of 1 to 255 visible ASCII characters.");
        }
        byte[] place = (call.variables() + "\n").getBytes(StandardCharsets.UTF_8);
        String fingerprint = Etags.fingerprint(place, Json.canonical(body));
        return Optional.of(new IdempotencyKey(call.caller().id(), key, fingerprint));
    }
}
