package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Etags;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.NoFields;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** For those who run the host: what it counts and times, and copies of its store. */
final class Operate {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'events-'uuuuMMdd'T'HHmmss'Z.db'").withZone(ZoneOffset.UTC);

    private final Gate gate;
    private final Operations operations;
    private final InstantSource clock;

    Operate(Gate gate, Operations operations, InstantSource clock) {
        this.gate = gate;
        this.operations = operations;
        this.clock = clock;
    }

    /** Numbers of all folders of all environments together, so only for those who may see them all. */
    Reply metrics(Call call) {
        gate.requireEverything(call);
        Metrics.Exposition reading =
                operations.metrics().exposition(call.request().getHeader("Accept"));
        return Reply.file(
                call.request(),
                Etags.of(reading.text()),
                reading.mediaType(),
                Map.of("Vary", "Accept"),
                () -> new Reply.Whole(reading.text()));
    }

    /** The digest is RFC 9530's, so that whoever keeps the file can tell that all of it has arrived. */
    Reply backup(Call call) throws IOException {
        gate.requireAdministrator(call);
        NoFields.require(BodyReader.read(call.request(), MediaTypes.JSON));
        StoreCopy copy = operations.copyStore();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/vnd.sqlite3",
                "Content-Disposition",
                "attachment; filename=\"" + NAME.format(clock.instant()) + "\"",
                "Content-Length",
                Long.toString(copy.bytes()),
                "Repr-Digest",
                "sha-256=:" + base64(copy.sha256()) + ":");
        return new Reply(200, headers, (Reply.Stream) out -> send(copy, out));
    }

    private static void send(StoreCopy copy, OutputStream out) throws IOException {
        try {
            Files.copy(copy.file(), out);
        } finally {
            Files.deleteIfExists(copy.file());
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
