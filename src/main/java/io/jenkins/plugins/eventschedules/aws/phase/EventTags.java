package io.jenkins.plugins.eventschedules.aws.phase;

import io.jenkins.plugins.eventschedules.event.Event;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags on everything that an event starts. They carry a prefix, so that they never meet the tags {@code owner} and
 * {@code environment} for which an organisation has rules of its own.
 */
public record EventTags(Owner owner) {

    public static final String EVENT = "event-schedules:event";
    public static final String OWNER = "event-schedules:owner";
    public static final String ENVIRONMENT = "event-schedules:environment";
    public static final String INSTALLATION = "event-schedules:installation";

    private static final int LONGEST = 256;

    public Map<String, String> of(Event event) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(EVENT, event.id().value());
        tags.put(OWNER, sound(event.owner()));
        tags.put(ENVIRONMENT, owner.environment());
        tags.put(INSTALLATION, owner.installation());
        return tags;
    }

    /** What AWS takes in a tag: letters, digits, spaces and {@code _ . : / = + - @}. */
    private static String sound(String text) {
        String sound = text.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
        return sound.length() > LONGEST ? sound.substring(0, LONGEST) : sound;
    }
}
