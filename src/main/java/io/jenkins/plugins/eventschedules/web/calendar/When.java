package io.jenkins.plugins.eventschedules.web.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * A date or a time as a calendar writes it: {@code 20261201}, {@code 20261201T190000} or {@code 20261201T180000Z}.
 *
 * @param utc whether it is of UTC rather than of a wall
 */
record When(LocalDateTime time, boolean wholeDay, boolean utc) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    static Optional<When> of(String text) {
        try {
            if (text.matches("\\d{8}")) {
                return Optional.of(new When(LocalDate.parse(text, DATE).atStartOfDay(), true, false));
            }
            if (text.matches("\\d{8}T\\d{6}Z?")) {
                LocalDateTime time = LocalDateTime.parse(text.replace("Z", ""), TIME);
                return Optional.of(new When(time, false, text.endsWith("Z")));
            }
        } catch (DateTimeException e) {
            // As good as nothing.
        }
        return Optional.empty();
    }

    /** On the wall of a zone, where this is its time unless it is one of UTC. */
    LocalDateTime in(ZoneId zone) {
        return utc ? time.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime() : time;
    }

    /** As a draft has it. */
    String text() {
        return utc ? time.toInstant(ZoneOffset.UTC).toString() : time.toString();
    }
}
