package io.jenkins.plugins.eventschedules.observe;

import java.util.Locale;

/** The words of the API as values of labels. */
public final class Label {

    private Label() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
