package io.jenkins.plugins.eventschedules.target.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found in one text, with bounds: a file of nothing but faults must not fill a page. */
final class Findings {

    private static final int MOST = 100;

    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::line).thenComparing(Finding::rule);

    private final List<String> lines;
    private final List<Finding> found = new ArrayList<>();

    Findings(String text) {
        lines = text.lines().toList();
    }

    /** @param line 0 when it is not known */
    void at(Rule rule, int line, String message) {
        if (found.size() < MOST) {
            found.add(new Finding(rule, Math.max(1, line), column(line), message));
        }
    }

    List<Finding> byPlace() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    private int column(int line) {
        if (line < 1 || line > lines.size()) {
            return 1;
        }
        String text = lines.get(line - 1);
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.startsWith("- ", at))) {
            at++;
        }
        return at == text.length() ? 1 : at + 1;
    }
}
