package io.jenkins.plugins.eventschedules.observe;

import java.util.Locale;

/** The words of the API as values of labels. */
final class Label {

    private Label() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
