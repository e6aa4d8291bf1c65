package io.jenkins.plugins.eventschedules.stored;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings texts that differ only in case, or in how an accent is encoded, to one form. SQLite itself folds only ASCII:
 * https://www.sqlite.org/faq.html#q18.
 */
public final class CaseFolding {

    private CaseFolding() {}

    public static String fold(String text) {
        // First up, so that the German sharp s meets SS. Then down one by one: as a whole, a sigma would come out
        // differently at the end of a word, and a part of a text would no longer be found in it.
        String upper = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        upper.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
