package io.jenkins.plugins.eventschedules.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small disk of its own, to be filled up or made read-only. A test that cannot have one is skipped and says so. */
record MountedDisk(Path folder) implements AutoCloseable {

    static MountedDisk of(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "A disk of its own can be mounted by root on Linux only.");
        return new MountedDisk(folder);
    }

    void makeReadOnly() {
        assumeTrue(succeeds("mount", "-o", "remount,ro", folder.toString()), "This disk cannot be mounted read-only.");
    }

    @Override
    public void close() {
        succeeds("umount", "--lazy", folder.toString());
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
