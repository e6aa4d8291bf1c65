package io.jenkins.plugins.eventschedules.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows and columns, in Markdown, which can be read on a terminal as well. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... columns) {
        rows.add(List.of(columns));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---".repeat(rows.get(0).size())).append("|\n");
            }
        }
        return text.toString();
    }

    /** Three digits are what such measurements are good for. */
    public static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    public static String millis(double value) {
        return value >= 10_000 ? number(value / 1000) + " s" : number(value) + " ms";
    }

    /** How many times as much. */
    public static String ratio(double value, double base) {
        return number(value / base) + "×";
    }
}
