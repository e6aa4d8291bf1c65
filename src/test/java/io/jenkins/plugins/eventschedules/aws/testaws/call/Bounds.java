package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.util.Collection;
import java.util.Map;

/** What the services' models allow, whoever asks for whatever: refused before the service thinks about it. */
public final class Bounds {

    private static final String TAG_TEXT = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";

    private Bounds() {}

    public static void length(String member, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw AwsError.invalid("Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must have length between " + least + " and " + most);
        }
    }

    public static void size(String member, Collection<?> all, int most) {
        if (all.size() > most) {
            throw AwsError.invalid("Value at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
        }
    }

    public static void tags(Map<String, String> tags, int most) {
        size("tags", tags.keySet(), most);
        tags.forEach((key, value) -> {
            length("tags.member.key", key, 1, 128);
            length("tags.member.value", value, 1, 256);
            if (!key.matches(TAG_TEXT) || !value.matches(TAG_TEXT)) {
                throw AwsError.invalid("Value '" + key + "=" + value + "' at 'tags' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: " + TAG_TEXT);
            }
        });
    }

    /** The parameters of an automation. An empty text is none: it has to be left out. */
    public static void parameters(Map<String, ? extends Collection<String>> parameters) {
        size("parameters", parameters.keySet(), 200);
        parameters.forEach((key, values) -> {
            length("parameters.key", key, 1, 50);
            size("parameters." + key, values, 50);
            values.forEach(value -> length("parameters." + key, value, 1, 512));
        });
    }
}
