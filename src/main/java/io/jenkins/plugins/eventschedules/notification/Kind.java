package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a notice is about: the words in which people choose what they are told. */
public enum Kind {
    SCHEDULED,
    /** A person changed it: its plan or its end, or had its takedown tried again. */
    CHANGED,
    WENT_LIVE,
    /** It could not be brought up; what there is of it is being taken down. */
    FAILED,
    /** Its window ends soon. Of no entry: it comes from the clock. */
    ENDING_SOON,
    /** It is over, and nothing of it is left. */
    ENDED,
    CANCELLED,
    MISSED,
    /** Its resources may still be there. */
    TEARDOWN_FAILED;

    /** What needs a person's attention: told where nothing else was chosen. */
    public static final Set<Kind> ATTENTION = Set.of(FAILED, MISSED, TEARDOWN_FAILED);

    /** All words, for a person. */
    public static final String WORDS = Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));

    /** @return empty when there is no such word */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equalsIgnoreCase(word.trim()))
                .findFirst();
    }

    /** Empty for the mere progress of a phase. */
    static Optional<Kind> of(HistoryEntry entry) {
        return switch (entry.happening()) {
            case SCHEDULED -> Optional.of(SCHEDULED);
            case RESCHEDULED, EXTENDED, SHORTENED, EDITED, ENDED_BY_PERSON, RETRIED, DELETED -> Optional.of(CHANGED);
            case CANCELLED -> Optional.of(CANCELLED);
            case WENT_LIVE -> Optional.of(WENT_LIVE);
            case DEPLOY_FAILED -> Optional.of(FAILED);
            case MISSED -> Optional.of(MISSED);
            // Taken down to be sure, because a restored store cannot know whether it was up.
            case TOOK_DOWN -> Optional.of(entry.to() == Status.MISSED ? MISSED : ENDED);
            case TEARDOWN_FAILED -> Optional.of(TEARDOWN_FAILED);
            case CLAIMED, STARTED, PREROLL_STOPPED -> Optional.empty();
        };
    }

    /** The word in configurations and in the webhook's body: {@code teardown_failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
