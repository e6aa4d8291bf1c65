package io.jenkins.plugins.eventschedules.event;

import java.util.regex.Pattern;

/** The word by which a host marks what it starts in accounts that others use, too. */
public final class InstallationName {

    /** In characters. */
    public static final int LONGEST = 64;

    /** For whoever gave another. */
    public static final String FORM = "1 to " + LONGEST + " of a-z, 0-9 and hyphen";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (LONGEST - 1) + "}");

    private InstallationName() {}

    public static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }
}
