package io.jenkins.plugins.eventschedules.aws.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Long texts, compressed: an item of DynamoDB is 400 KB at most, and is paid for by the kilobyte. */
final class Packed {

    /** Many times what an item can hold of series. */
    private static final int LONGEST = 64 << 20;

    private Packed() {}

    static AttributeValue of(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes.toByteArray()));
    }

    /** @throws IllegalArgumentException when it was not packed here */
    static String text(AttributeValue packed) {
        try (GZIPInputStream unpacking =
                new GZIPInputStream(new ByteArrayInputStream(packed.b().asByteArray()))) {
            return new String(unpacking.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not packed as it should be", e);
        }
    }
}
