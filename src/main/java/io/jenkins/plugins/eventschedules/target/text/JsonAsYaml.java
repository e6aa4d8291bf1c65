package io.jenkins.plugins.eventschedules.target.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON in the words of YAML 1.1, line by line the same: a tab stands only between values in JSON, and a backslash only
 * within texts.
 */
public final class JsonAsYaml {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private JsonAsYaml() {}

    public static String of(String json) {
        return ESCAPE.matcher(json.replace('\t', ' '))
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1).equals("/") ? "/" : escape.group()));
    }
}
