package io.jenkins.plugins.eventschedules.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices that wait for a receiver.
 *
 * @param notices how many there are at least
 * @param more whether there may be more than those
 * @param oldest when the first of them happened; absent when there is none
 */
public record Owed(int notices, boolean more, Optional<Instant> oldest) {

    static final Owed NOTHING = new Owed(0, false, Optional.empty());

    /** @param waiting in order */
    static Owed of(List<Notice> waiting, boolean more) {
        return new Owed(waiting.size(), more, waiting.stream().map(Notice::at).findFirst());
    }
}
