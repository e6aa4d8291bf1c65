package io.jenkins.plugins.eventschedules.target.lint;

import io.jenkins.plugins.eventschedules.target.text.JsonAsYaml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Holds a file against all rules. */
public final class LintFile {

    /** The largest that Systems Manager takes. */
    private static final long LARGEST = 64 * 1024;

    private LintFile() {}

    /** @throws IOException when there is no such file, or it cannot be read */
    public static List<Finding> of(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            return unreadable("it has " + size + " bytes, but AWS takes no more than " + LARGEST + ".");
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            return unreadable("it is not written in UTF-8.");
        }
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return LintDocument.of(json ? JsonAsYaml.of(text) : text).findings();
    }

    private static List<Finding> unreadable(String why) {
        return List.of(new Finding(Rule.SYNTAX, 1, 1, why));
    }
}
