package io.jenkins.plugins.eventschedules.event;

import java.util.regex.Pattern;

/** The word by which a host marks what it starts in accounts that others use, too. */
public final class InstallationName {

    /** For whoever gave another. */
    public static final String FORM = "1 to 64 of a-z, 0-9 and hyphen";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private InstallationName() {}

    public static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }
}
