package io.jenkins.plugins.eventschedules.lifecycle.series;

import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/**
 * A recurrence rule of RFC 5545, section 3.3.10, as far as events need one: it gives dates, and the time of day is the
 * window's. Dates are counted by the calendar on the wall of the event's zone, so no change of the clocks moves them.
 *
 * @param count how many dates there are; absent with an end
 * @param until absent with a count
 */
public record Rule(Recurrence dates, Optional<Integer> count, Optional<Until> until) {

    /** Every day for nobody's lifetime; the library gives up a search that finds nothing long before. */
    private static final int MOST_YEARS = 50;

    /**
     * The last moment at which an occurrence can start.
     *
     * @param utc whether the moment is one of UTC rather than of the wall
     */
    public record Until(LocalDateTime last, boolean utc) {

        static Until day(LocalDate day) {
            return new Until(day.atTime(LocalTime.MAX), false);
        }

        boolean holds(LocalDateTime start, ZoneId zone) {
            LocalDateTime compared =
                    utc ? start.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime() : start;
            return !compared.isAfter(last);
        }
    }

    /**
     * The dates on which occurrences start.
     *
     * @param first the earliest start; it is an occurrence only when the rule gives its date
     * @param most after so many and one more it stops
     */
    List<LocalDate> from(LocalDateTime first, ZoneId zone, int most) {
        List<LocalDate> found = new ArrayList<>();
        Iterator<Date> all = dates.getDateIterator(
                Date.from(first.toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant()), TimeZone.getTimeZone("UTC"));
        LocalDate horizon = first.toLocalDate().plusYears(MOST_YEARS);
        while (all.hasNext() && found.size() <= most && found.size() < count.orElse(Integer.MAX_VALUE)) {
            LocalDate date = all.next().toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
            LocalDateTime start = date.atTime(first.toLocalTime());
            if (date.isAfter(horizon)
                    || !until.map(end -> end.holds(start, zone)).orElse(true)) {
                break;
            }
            found.add(date);
        }
        return found;
    }
}
