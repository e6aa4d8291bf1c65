package io.jenkins.plugins.eventschedules.target.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{ references }}} in the texts of a document. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]{1,300})\\}\\}");
    private static final int LONGEST = 8192;

    private Placeholders() {}

    public static List<String> in(String text) {
        List<String> references = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            references.add(matcher.group(1).strip());
        }
        return references;
    }

    /** The only reference, when the text is nothing else. */
    public static Optional<String> only(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text.strip());
        return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    /** The text with its references filled in, cut where it grows beyond measure; empty when one is not known. */
    static Optional<String> fill(String text, Function<String, Optional<String>> known) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find() && filled.length() < LONGEST) {
            Optional<String> value = known.apply(matcher.group(1).strip());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append(text, from, matcher.start()).append(value.get());
            from = matcher.end();
        }
        filled.append(text, from, text.length());
        return Optional.of(filled.length() > LONGEST ? filled.substring(0, LONGEST) : filled.toString());
    }
}
