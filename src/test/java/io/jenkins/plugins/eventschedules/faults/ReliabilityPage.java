package io.jenkins.plugins.eventschedules.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table in {@code docs/reliability.md}: one row a fault, the latest run of each. */
final class ReliabilityPage {

    private static final String BEGIN = "<!-- fault runs -->";
    private static final String END = "<!-- end of fault runs -->";

    private ReliabilityPage() {}

    /** Does nothing unless {@code -Dfaults.page} names the page. */
    static synchronized void write(String fault, String row) {
        String page = System.getProperty("faults.page");
        if (page == null) {
            return;
        }
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(page)));
            int begin = lines.indexOf(BEGIN);
            int end = lines.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(page + " has lost the lines " + BEGIN + " and " + END);
            }
            String written = row + " " + when() + " |";
            for (int i = begin; i < end; i++) {
                if (lines.get(i).startsWith("| " + fault + " |")) {
                    lines.set(i, written);
                    written = null;
                    break;
                }
            }
            if (written != null) {
                lines.add(end, written);
            }
            Files.write(Path.of(page), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which day, commit and machine. */
    private static String when() throws IOException {
        return LocalDate.now(ZoneOffset.UTC) + ", " + commit() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + System.getProperty("java.specification.version");
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short=10", "HEAD").start();
        String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return name.isEmpty() ? "no commit" : name;
    }
}
