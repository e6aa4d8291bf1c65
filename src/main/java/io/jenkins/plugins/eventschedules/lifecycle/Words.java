package io.jenkins.plugins.eventschedules.lifecycle;

import java.time.Duration;
import java.util.StringJoiner;

/** Durations as a person says them. */
public final class Words {

    private Words() {}

    /** {@code 1 h 30 min}; zero is {@code 0 s}. */
    public static String of(Duration duration) {
        StringJoiner words = new StringJoiner(" ");
        add(words, duration.toDays(), "d");
        add(words, duration.toHoursPart(), "h");
        add(words, duration.toMinutesPart(), "min");
        add(words, duration.toSecondsPart(), "s");
        return words.length() == 0 ? "0 s" : words.toString();
    }

    private static void add(StringJoiner words, long count, String unit) {
        if (count > 0) {
            words.add(count + " " + unit);
        }
    }
}
