package io.jenkins.plugins.eventschedules.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A small file beside the store that is written at once or not at all. */
final class WholeFile {

    private WholeFile() {}

    /** In place of what there is, if anything. */
    static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
        Path draft = Files.createTempFile(folder, "whole", ".new");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
