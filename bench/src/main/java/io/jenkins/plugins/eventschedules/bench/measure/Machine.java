package io.jenkins.plugins.eventschedules.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where and when something was measured, because a figure alone says nothing. */
public record Machine(Path house) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final double GIB = 1 << 30;

    /** One line for below a table. */
    public String line(Path disk) throws Exception {
        return String.format(
                Locale.ROOT,
                "Measured %s at commit %s on %s; a sync of the disk takes %.2f ms; load average before: %.1f.",
                MINUTE.format(Instant.now()),
                commit(),
                hardware(),
                Disk.sync(disk).median(),
                load());
    }

    private static String hardware() throws IOException {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %.0f GiB, %s, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                memory() / GIB,
                System.getProperty("os.name"),
                System.getProperty("java.version"));
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static long memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize();
    }

    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private String commit() throws IOException, InterruptedException {
        String head = git("rev-parse", "--short=10", "HEAD");
        return git("status", "--porcelain", "--untracked-files=no", "--", "src", "bench")
                        .isEmpty()
                ? head
                : head + " with changes";
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(java.util.List.of(arguments));
        Process process = builder.directory(house.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
