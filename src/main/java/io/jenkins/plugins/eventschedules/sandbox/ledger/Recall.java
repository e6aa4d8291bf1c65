package io.jenkins.plugins.eventschedules.sandbox.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a ledger's text is still worth knowing: the lines that can be read, of attempts that something happened to
 * lately. The last line of a crash is torn; it was never answered for, so it is left out, and said so.
 *
 * @param texts the same lines as they stood in the file
 * @param differs whether the file holds anything else
 */
record Recall(List<Line> lines, List<String> texts, List<String> remarks, boolean differs) {

    static Recall of(String text, Path path, Instant since) {
        String[] rows = text.isEmpty() ? new String[0] : text.split("\n", -1);
        boolean torn = !text.isEmpty() && !text.endsWith("\n");
        Map<Integer, Line> read = new HashMap<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].isEmpty() && i == rows.length - 1) {
                continue;
            }
            Optional<Line> line = LineFormat.read(rows[i]);
            if (line.isPresent()) {
                read.put(i, line.get());
            } else {
                remarks.add("Line " + (i + 1) + " of " + path + " cannot be read and is left out"
                        + (torn && i == rows.length - 1 ? ": a crash came while it was written." : "."));
            }
        }
        Map<String, Instant> latest = new HashMap<>();
        read.values().forEach(line -> latest.merge(line.token(), line.at(), (a, b) -> a.isAfter(b) ? a : b));
        List<Line> lines = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Line line = read.get(i);
            if (line != null && !latest.get(line.token()).isBefore(since)) {
                lines.add(line);
                texts.add(rows[i]);
            }
        }
        boolean differs = torn || !remarks.isEmpty() || lines.size() < read.size();
        return new Recall(lines, texts, remarks, differs);
    }
}
