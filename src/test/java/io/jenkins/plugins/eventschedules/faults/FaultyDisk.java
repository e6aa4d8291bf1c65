package io.jenkins.plugins.eventschedules.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A disk between a process and its files that fails, or kills the process, at a call of the test's choosing. It is
 * {@code src/test/c/faultydisk.c}, compiled where there is a C compiler and preloaded, which Linux alone does.
 */
public record FaultyDisk(Path library) {

    /** When the last call of a process is cut off. */
    public enum Cut {
        BEFORE,
        HALF,
        AFTER
    }

    /** What fails from now on. */
    public enum Failing {
        NOTHING(""),
        /** No room: ENOSPC. */
        FULL("full"),
        /** No room after half of it: a short write, and then ENOSPC. */
        SHORT("short"),
        /** EIO for every write. */
        WRITES("write"),
        /** EIO for fsync and fdatasync, after writes that seemed to succeed. */
        SYNCS("sync");

        private final String word;

        Failing(String word) {
            this.word = word;
        }

        public void into(Path control) throws IOException {
            Path next = control.resolveSibling(control.getFileName() + ".next");
            Files.writeString(next, word);
            Files.move(
                    next,
                    control,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Empty where it cannot be had: no Linux, or no gcc. */
    public static Optional<FaultyDisk> make() throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        Path library = Files.createDirectories(Path.of("target", "faults"))
                .resolve("faultydisk.so")
                .toAbsolutePath();
        Path next = Files.createTempFile(library.getParent(), "faultydisk", ".so");
        try {
            Process compiler = new ProcessBuilder(
                            "gcc",
                            "-shared",
                            "-fPIC",
                            "-O1",
                            "-Wall",
                            "-Werror",
                            "-o",
                            next.toString(),
                            "src/test/c/faultydisk.c")
                    .inheritIO()
                    .start();
            if (!compiler.waitFor(1, TimeUnit.MINUTES) || compiler.exitValue() != 0) {
                throw new IOException("src/test/c/faultydisk.c does not compile");
            }
        } catch (IOException e) {
            Files.deleteIfExists(next);
            if (e.getMessage().startsWith("Cannot run program")) {
                return Optional.empty();
            }
            throw e;
        }
        Files.move(next, library, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(new FaultyDisk(library));
    }

    /** For a process that is killed at its n-th write, sync or truncation below this folder. */
    public Map<String, String> killingAt(Path folder, int operation, Cut cut) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAULTY_PATH", folder.toString(),
                "FAULTY_KILL_AT", Integer.toString(operation),
                "FAULTY_KILL_HOW", cut.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** For a process whose files below this folder fail as the control file says. */
    public Map<String, String> failingAs(Path folder, Path control) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAULTY_PATH", folder.toString(),
                "FAULTY_CONTROL", control.toString());
    }
}
