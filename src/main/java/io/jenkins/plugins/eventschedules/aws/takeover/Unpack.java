package io.jenkins.plugins.eventschedules.aws.takeover;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads texts, gzipped or not, up to a bound that all of them share: a small file can unpack to a very large one. */
final class Unpack {

    private long left;

    /** @param bound bytes, packed and unpacked alike */
    Unpack(long bound) {
        this.left = bound;
    }

    byte[] packed(InputStream in) throws IOException, UnreadableExportException {
        return bounded(in);
    }

    /** @param name of the file, for a person */
    String text(String name, byte[] bytes) throws UnreadableExportException {
        try {
            byte[] plain = isGzip(bytes) ? bounded(new GZIPInputStream(new ByteArrayInputStream(bytes))) : bytes;
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString();
        } catch (EOFException | ZipException e) {
            throw new UnreadableExportException(name + " is damaged or cut off. Copy it once more.", e);
        } catch (CharacterCodingException e) {
            throw new UnreadableExportException(name + " is no text in UTF-8.", e);
        } catch (IOException e) {
            throw new UnreadableExportException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private byte[] bounded(InputStream in) throws IOException, UnreadableExportException {
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
        left -= bytes.length;
        if (left < 0) {
            throw new UnreadableExportException(
                    "This is more than a table of events has: at most 64 MiB are read. Export only the table of the"
                            + " sample, or take its files one by one.");
        }
        return bytes;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    }
}
