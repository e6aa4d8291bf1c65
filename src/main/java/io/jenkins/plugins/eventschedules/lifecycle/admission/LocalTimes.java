package io.jenkins.plugins.eventschedules.lifecycle.admission;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Local times that a change of the clocks leaves out or repeats. A time that does not exist shifts forward by the
 * length of the gap; a time that comes twice means the first for a start and the last for an end, so that the window
 * is never shorter than anybody meant.
 */
public final class LocalTimes {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Which side of a window a time is. */
    public enum Side {
        START,
        END
    }

    /** @param notice what a person should know of how the time was read */
    public record Reading(Instant instant, Optional<String> notice) {}

    private LocalTimes() {}

    public static Reading read(LocalDateTime local, ZoneId zone, Side side) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return new Reading(local.toInstant(offsets.get(0)), Optional.empty());
        }
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (offsets.isEmpty()) {
            LocalDateTime shifted = local.plus(transition.getDuration());
            return new Reading(
                    shifted.toInstant(transition.getOffsetAfter()),
                    Optional.of(SHOWN.format(local) + " does not exist in " + zone
                            + ", the clocks go forward. It is taken as " + SHOWN.format(shifted) + "."));
        }
        ZoneOffset chosen = side == Side.START ? transition.getOffsetBefore() : transition.getOffsetAfter();
        return new Reading(
                local.toInstant(chosen),
                Optional.of(
                        SHOWN.format(local) + " comes twice in " + zone + ", the clocks go back. It is taken as the "
                                + (side == Side.START ? "first" : "last") + " (UTC" + chosen + ")."));
    }
}
