package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.BadCursorException;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * The place after one event in one order. It names a place and not a count, so events that are added meanwhile neither
 * push others onto the next page nor off it.
 *
 * @param key what the event is sorted by: its milliseconds, its owner or its folded name; for the order of the status the
 *     status and the milliseconds of the start
 */
public record Cursor(EventQuery.Sort sort, boolean descending, String id, String key) {

    private static final String SEPARATOR = " ";
    private static final char PART = '/';

    public static Cursor after(String id, String key, EventQuery query) {
        return new Cursor(query.sort(), query.descending(), id, key);
    }

    /** Opaque to clients, so that the form may change; checked, so that a mangled one is told and not obeyed. */
    public String text() {
        // An id is one unless somebody else wrote it, and the list goes on after such a one, too.
        String safe = URLEncoder.encode(id, StandardCharsets.UTF_8);
        String place = String.join(SEPARATOR, Word.of(sort), descending ? "desc" : "asc", safe, key);
        String checked = checksum(place) + SEPARATOR + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(checked.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadCursorException when it was not made by a query in the same order */
    public static Cursor of(String text, EventQuery query) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 5);
            String id = URLDecoder.decode(parts[3], StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(query.sort(), query.descending(), id, parts[4]);
            cursor.value();
            if (query.sort() == EventQuery.Sort.STATUS) {
                cursor.status();
            }
            if (cursor.text().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Whatever is wrong with it, the person is told the same.
        }
        throw new BadCursorException();
    }

    /** The key as its column holds it. */
    public Object value() {
        return switch (sort) {
            case NAME, OWNER -> key;
            case START, END, UPDATED -> Long.valueOf(key);
            case STATUS -> Long.valueOf(key.substring(key.indexOf(PART) + 1));
        };
    }

    /** In the order of the status: the status whose list the place is in. */
    public Status status() {
        return Word.in(Status.class, key.substring(0, key.indexOf(PART)));
    }

    public static String key(Status status, String start) {
        return Word.of(status) + PART + start;
    }

    private static String checksum(String place) {
        CRC32 crc = new CRC32();
        crc.update(place.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
