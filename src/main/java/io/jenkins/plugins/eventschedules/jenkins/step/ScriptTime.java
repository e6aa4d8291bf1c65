package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.jenkins.configuration.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;

/** Times and durations as scripts give them, as the texts that a draft takes. */
final class ScriptTime {

    private ScriptTime() {}

    /**
     * Relative times become instants; what is no time stays as it is, for the admission to say so.
     *
     * @param given a text, or one of the usual objects
     */
    static String text(Object given, Instant now) {
        if (given instanceof Date date) {
            return date.toInstant().toString();
        }
        if (given instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        if (given instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        String text = given.toString().trim();
        if (text.equalsIgnoreCase("now")) {
            return now.toString();
        }
        return relative(text).map(away -> now.plus(away).toString()).orElse(text);
    }

    static Optional<Duration> duration(Object given) {
        return given instanceof Duration duration ? Optional.of(duration) : DurationText.parse(given.toString());
    }

    /** The moment that a start means, to count a duration from; empty when it cannot be read. */
    static Optional<Instant> instant(String text, String zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return local(text, zone);
        }
    }

    private static Optional<Instant> local(String text, String zone) {
        try {
            return Optional.of(LocalDateTime.parse(text)
                    .atZone(ZoneId.of(zone == null ? "UTC" : zone))
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> relative(String text) {
        try {
            return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
                case '+' -> DurationText.parse(text.substring(1)).filter(away -> away.toDays() < 36500);
                case '-' ->
                    DurationText.parse(text.substring(1))
                            .filter(away -> away.toDays() < 36500)
                            .map(Duration::negated);
                default -> Optional.empty();
            };
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
