package io.jenkins.plugins.eventschedules.web;

import java.util.Locale;

/**
 * What a caller may be allowed in one environment. The host decides which implies which; usually each implies those
 * before it.
 */
public enum Permission {
    /** See the environment with all that is in it. */
    VIEW,
    /** Make events, and change one's own. */
    SCHEDULE,
    /** Change anybody's events. */
    MANAGE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
