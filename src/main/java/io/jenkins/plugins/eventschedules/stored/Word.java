package io.jenkins.plugins.eventschedules.stored;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The form that a constant has in the file: the one it has in the API and on the page, {@code tearing_down}. */
public final class Word {

    private Word() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E in(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** Empty for a word of nobody's, or of a version to come. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
