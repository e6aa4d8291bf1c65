package io.jenkins.plugins.eventschedules.aws.phase;

import io.jenkins.plugins.eventschedules.event.InstallationName;
import java.util.Locale;

/**
 * Whose a thing in an account is. Two hosts can share an account, and both may have an environment of the same name: only
 * the installation tells their things apart where an event's id does not.
 *
 * @param environment in which its event is
 * @param installation the host's own word for itself, which it keeps for as long as it lives, an {@link InstallationName}
 */
public record Owner(String environment, String installation) {

    public Owner {
        if (!InstallationName.isOne(installation)) {
            throw new IllegalArgumentException("an installation is named by " + InstallationName.FORM);
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
        return new Owner(environment, plain.substring(0, Math.min(InstallationName.LONGEST, plain.length())));
    }
}
