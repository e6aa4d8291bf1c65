package io.jenkins.plugins.eventschedules.faults;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.util.OSInfo;

/** Begins a process of our classes that is quickly there, for it will soon be killed. */
public final class Java {

    private Java() {}

    public static Process start(Class<?> main, List<String> options, Map<String, String> environment, String... words)
            throws IOException {
        return start(main, log(main), options, environment, words);
    }

    /** @param log of this process alone, which others that run at the same time do not write to */
    public static Process start(
            Class<?> main, Path log, List<String> options, Map<String, String> environment, String... words)
            throws IOException {
        Path library = library();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // Unpacked once: a process that is killed does not remove what it unpacked.
                "-Dorg.sqlite.lib.path=" + library.getParent(),
                "-Dorg.sqlite.lib.name=" + library.getFileName()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(words));
        // Not to a pipe: a process whose log nobody reads stands still when that is full.
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What the latest process of this class wrote to its log. */
    public static Path log(Class<?> main) {
        return Path.of("target", "faults", main.getSimpleName() + ".log");
    }

    private static synchronized Path library() throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        String inside = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        Path folder = Files.createDirectories(Path.of("target", "faults")).toAbsolutePath();
        Path library = folder.resolve(name);
        if (!Files.exists(library)) {
            Path next = Files.createTempFile(folder, "sqlite", ".tmp");
            try (InputStream bytes = OSInfo.class.getResourceAsStream(inside)) {
                Files.copy(bytes, next, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(next, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }
}
