package io.jenkins.plugins.eventschedules.stored;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads a moment as RFC 3339 writes it, which is how all of ours are written. An event at rest has ten of them, and to
 * read them in the general way takes more time than all the rest of it.
 */
final class StoredInstant extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    StoredInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return ITU.parseDateTime(parser.getText()).toInstant();
        } catch (DateTimeException e) {
            return InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }
}
