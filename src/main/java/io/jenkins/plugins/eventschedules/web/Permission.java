package io.jenkins.plugins.eventschedules.web;

import java.util.Locale;

/**
 * What a caller may be allowed with the events of one folder of an environment, or with those in none. The host decides which implies which; usually each implies those
 * before it.
 */
public enum Permission {
    /** See the events, and the environment as such where it is had for those in no folder. */
    VIEW,
    /** Make events, and change one's own. */
    SCHEDULE,
    /** Change anybody's events. */
    MANAGE,
    /** See how the environment is set up, and have that looked at. */
    CONFIGURE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
