package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cuts a range of time into hours, days or weeks by the clocks of a zone: a day has 23 hours when they go forward. */
final class Buckets {

    static final Set<String> PARAMETERS = Set.of("from", "to", "bucket", "zone");

    private static final int MOST = 400;
    private static final int LONGEST_ZONE = 64;
    private static final Map<String, Size> SIZES =
            new TreeMap<>(Map.of("hour", Size.HOUR, "day", Size.DAY, "week", Size.WEEK));

    private Buckets() {}

    private enum Size {
        HOUR,
        DAY,
        WEEK
    }

    /** The bounds of whole buckets around the range that the query asks for; two or more. */
    static List<Instant> bounds(Query query) {
        Instant from = query.instant("from").orElseThrow(Buckets::noRange);
        Instant to = query.instant("to").orElseThrow(Buckets::noRange);
        if (!from.isBefore(to)) {
            throw Query.bad("The parameter to is after from.");
        }
        ZoneId zone = zone(query);
        Size size = query.word("bucket", SIZES).orElse(Size.DAY);
        List<Instant> bounds = new ArrayList<>();
        ZonedDateTime next = begin(from.atZone(zone), size);
        bounds.add(next.toInstant());
        while (bounds.get(bounds.size() - 1).isBefore(to)) {
            if (bounds.size() > MOST) {
                throw Query.bad(
                        "The range has more than " + MOST + " buckets. Ask for a shorter one, or for larger ones.");
            }
            next = after(next, size);
            bounds.add(next.toInstant());
        }
        return bounds;
    }

    private static ZoneId zone(Query query) {
        String name = query.text("zone", LONGEST_ZONE).orElse("UTC");
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            throw Query.bad("The parameter zone is an IANA time zone such as Europe/Paris.");
        }
        return ZoneId.of(name);
    }

    private static ZonedDateTime begin(ZonedDateTime moment, Size size) {
        LocalDate date = moment.toLocalDate();
        return switch (size) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> date.atStartOfDay(moment.getZone());
            case WEEK ->
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(moment.getZone());
        };
    }

    private static ZonedDateTime after(ZonedDateTime start, Size size) {
        return switch (size) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.toLocalDate().plusDays(1).atStartOfDay(start.getZone());
            case WEEK -> start.toLocalDate().plusWeeks(1).atStartOfDay(start.getZone());
        };
    }

    private static RuntimeException noRange() {
        return Query.bad("Say from when to when, by the parameters from and to.");
    }
}
