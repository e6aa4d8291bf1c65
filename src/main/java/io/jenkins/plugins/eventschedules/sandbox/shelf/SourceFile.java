package io.jenkins.plugins.eventschedules.sandbox.shelf;

import java.util.Optional;

/**
 * A file with a target in it.
 *
 * @param target the target's name: the file's, without its ending
 * @param file the name by which a person finds it
 * @param text empty when there is trouble
 * @param trouble why the file could not be read at all
 */
public record SourceFile(String target, String file, String text, Optional<String> trouble) {

    static SourceFile read(String target, String file, String text) {
        return new SourceFile(target, file, text, Optional.empty());
    }

    static SourceFile unreadable(String target, String file, String why) {
        return new SourceFile(target, file, "", Optional.of(file + ": " + why));
    }
}
