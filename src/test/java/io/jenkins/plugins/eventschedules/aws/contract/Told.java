package io.jenkins.plugins.eventschedules.aws.contract;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import java.util.Locale;

/**
 * What has to be the same whoever leads an event. The one place that says what may differ:
 *
 * <ul>
 *   <li>the runner's own name, as the actor of what it does by itself;
 *   <li>the moments: one runner looks every few seconds, the other is told, or looks every minute;
 *   <li>the words in which AWS' own reasons are told, which are AWS', and the ids that AWS gives;
 *   <li>versions of an event: a runner writes down the progress of a phase as often as it learns of it.
 * </ul>
 */
final class Told {

    private Told() {}

    /** What happened, by whom if that was a person, and how the event stands then. */
    static String line(HistoryEntry entry) {
        String who = entry.actor().kind() == Actor.Kind.PERSON
                ? " by " + entry.actor().name()
                : "";
        return entry.happening().name().toLowerCase(Locale.ROOT) + who + ": "
                + entry.to().word();
    }
}
