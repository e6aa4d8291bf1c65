package io.jenkins.plugins.eventschedules.aws.phase;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose a thing in an account is. Two hosts can share an account, and both may have an environment of the same name: only
 * the installation tells their things apart where an event's id does not.
 *
 * @param environment in which its event is
 * @param installation the host's own word for itself, which it keeps for as long as it lives: 1 to 64 of a-z, 0-9 and
 *     hyphen
 */
public record Owner(String environment, String installation) {

    private static final int LONGEST = 64;
    private static final Pattern INSTALLATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Owner {
        if (!isInstallation(installation)) {
            throw new IllegalArgumentException("an installation is named by 1 to 64 of a-z, 0-9 and hyphen");
        }
    }

    /**
     * Of what Step Functions starts: that belongs to the table of its events, whichever hosts read it.
     *
     * @param table its name
     */
    public static Owner ofTable(String environment, String table) {
        String plain =
                table.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return new Owner(environment, plain.substring(0, Math.min(LONGEST, plain.length())));
    }

    public static boolean isInstallation(String text) {
        return INSTALLATION.matcher(text).matches();
    }
}
