package io.jenkins.plugins.eventschedules.bench.contender;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file of H2 whose every write is on disk when it returns: by itself H2 leaves that to the operating system. Public,
 * because H2 makes one for each file.
 */
public final class SyncedFile extends FilePathWrapper {

    static final String SCHEME = "synced";

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path path = Path.of(getBase().toString());
        return mode.equals("r")
                ? FileChannel.open(path, StandardOpenOption.READ)
                : FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DSYNC);
    }
}
