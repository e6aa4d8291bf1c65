package io.jenkins.plugins.eventschedules.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of docs/aws.md, as people read it. */
final class EndingsTable {

    static final String WAITS = "waits, ";

    private EndingsTable() {}

    /** What becomes of an event, in the words of the table. */
    record Row(String afterPreroll, String afterPostroll) {}

    /** @param heading the first column's */
    static Map<String, Row> under(String heading) {
        Map<String, Row> rows = new TreeMap<>();
        boolean inside = false;
        for (String line : lines()) {
            List<String> cells = List.of(line.replace("|", " | ").strip().split(" \\| "));
            if (line.startsWith("| " + heading + " |")) {
                inside = true;
            } else if (inside && !line.startsWith("|")) {
                inside = false;
            } else if (inside && !line.startsWith("|---")) {
                List<String> clean = cells.stream()
                        .map(cell -> cell.replace("|", "").replace("`", "").strip())
                        .filter(cell -> !cell.isEmpty())
                        .toList();
                rows.put(clean.get(0), new Row(clean.get(1), clean.get(2)));
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("docs/aws.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
