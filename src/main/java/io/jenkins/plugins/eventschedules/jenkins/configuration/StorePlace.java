package io.jenkins.plugins.eventschedules.jenkins.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A place where the event store could be. */
final class StorePlace {

    private StorePlace() {}

    /** @return why it cannot be there, for an administrator; empty when nothing speaks against it */
    static Optional<String> problem(Path file) {
        if (Files.exists(file)) {
            return Files.isRegularFile(file) && Files.isWritable(file)
                    ? Optional.empty()
                    : Optional.of(Messages.StorePlace_notAFile(file));
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(Messages.StorePlace_notWritable(folder));
    }
}
