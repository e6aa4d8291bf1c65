package io.jenkins.plugins.eventschedules.web.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe, as
 * https://owasp.org/www-community/attacks/CSV_Injection asks for: events are named by people, and opened by others.
 */
final class Csv {

    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Cc}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern BEGINS_WITH_CONTROL = Pattern.compile("[\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[^\",;\\r\\n\\t ]([^\",;\\r\\n\\t]*[^\",;\\r\\n\\t ])?|");

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches()
                        || BEGINS_WITH_CONTROL.matcher(text).matches()
                ? "'" + text
                : text;
        return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
