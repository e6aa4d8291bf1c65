package io.jenkins.plugins.eventschedules.lifecycle.series;

import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.LocalTimes;
import io.jenkins.plugins.eventschedules.lifecycle.admission.LocalTimes.Side;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Verdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the occurrences of a series and has the admission judge each of them. An occurrence keeps its time of day: the
 * clocks of its zone may make it an hour longer, but never move it.
 */
public final class CheckSeries {

    /** More than four years of weeks; each is an event of its own that people look through. */
    public static final int MOST = 200;

    private static final int LONGEST_TEXT = 64;

    /** Whatever ends before this year ends in one of four digits in the last occurrence, too. */
    private static final int FAR = 9000;

    /** A full-date of RFC 3339, whose years have four digits; those of ISO 8601 may have more, and a sign. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final Admission admission;

    public CheckSeries(Admission admission) {
        this.admission = admission;
    }

    public SeriesVerdict check(SeriesDraft series, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        Verdict alone = admission.check(series.draft(), now);
        Optional<Day> day = Day.of(series.draft());
        alone.problems().stream()
                .filter(problem -> day.isEmpty() || !Occurrence.isOfDate(problem.pointer()))
                .forEach(problems::add);
        if (day.isEmpty() && alone.problems().isEmpty()) {
            problems.add(new FieldProblem(
                    "/window/end",
                    "The clocks change within this window, and by the time that they show it does not end after its start."
                            + " Let the series begin on another day."));
        }
        RuleReader.Reading reading = RuleReader.read(series.rule(), MOST);
        reading.problems().forEach(problem -> problems.add(new FieldProblem("/rule", problem)));
        if (day.isEmpty() || reading.rule().isEmpty()) {
            return new SeriesVerdict(problems, notices, List.of());
        }
        List<LocalDate> given =
                reading.rule().get().from(day.get().start(), day.get().zone(), MOST);
        Set<LocalDate> except = exceptions(series, given, problems, notices);
        List<LocalDate> dates =
                given.stream().filter(date -> !except.contains(date)).toList();
        if (given.size() > MOST) {
            problems.add(new FieldProblem("/rule", "A series has " + MOST + " occurrences at most."));
        } else if (dates.isEmpty()) {
            problems.add(new FieldProblem("/rule", "There is no occurrence on or after the start of the window."));
        } else if (!given.contains(day.get().start().toLocalDate())) {
            notices.add(new Notice(
                    "/window/start",
                    "The rule gives no occurrence on this day. The first one is on " + dates.get(0) + "."));
        }
        List<LocalDate> bounded = dates.subList(0, Math.min(MOST, dates.size()));
        return new SeriesVerdict(problems, notices, occurrences(series.draft(), day.get(), bounded, now));
    }

    private List<Occurrence> occurrences(Draft draft, Day day, List<LocalDate> dates, Instant now) {
        List<Occurrence> found = new ArrayList<>();
        for (LocalDate date : dates) {
            Verdict verdict = admission.check(day.on(date, draft), now);
            Instant start = day.start(date);
            List<Notice> more = new ArrayList<>();
            if (!found.isEmpty()) {
                Instant before = found.get(found.size() - 1).end();
                Duration lead = verdict.plan().map(Plan::lead).orElse(Duration.ZERO);
                if (start.minus(lead).isBefore(before)) {
                    more.add(new Notice("/window/start", "It begins before the one before it has ended."));
                }
            }
            found.add(new Occurrence(date, start, day.end(date), verdict, more));
        }
        return found;
    }

    private static Set<LocalDate> exceptions(
            SeriesDraft series, List<LocalDate> given, List<FieldProblem> problems, List<Notice> notices) {
        Set<LocalDate> dates = new HashSet<>();
        for (int i = 0; i < series.except().size(); i++) {
            String pointer = "/except/" + i;
            try {
                LocalDate date = LocalDate.parse(series.except().get(i), DATE);
                dates.add(date);
                if (!given.contains(date)) {
                    notices.add(new Notice(pointer, "The rule gives no occurrence on this day."));
                }
            } catch (DateTimeException e) {
                problems.add(new FieldProblem(pointer, "Write a date as in 2027-01-01."));
            }
        }
        return dates;
    }

    /**
     * The first occurrence on the wall of its zone.
     *
     * @param start the earliest that there can be
     */
    private record Day(LocalDateTime start, Duration length, ZoneId zone) {

        /**
         * Empty when the admission has problems with the window in any case, and when the clocks change in it so that no
         * other day could have one like it.
         */
        static Optional<Day> of(Draft draft) {
            try {
                ZoneId zone = ZoneId.of(draft.zone() == null ? "UTC" : draft.zone());
                LocalDateTime start = wall(draft.start(), zone);
                LocalDateTime end = wall(draft.end(), zone);
                boolean sane = start.getYear() >= 1970 && end.getYear() < FAR && start.isBefore(end);
                return sane ? Optional.of(new Day(start, Duration.between(start, end), zone)) : Optional.empty();
            } catch (DateTimeException | ArithmeticException e) {
                return Optional.empty();
            }
        }

        private static LocalDateTime wall(String text, ZoneId zone) {
            if (text == null || text.length() > LONGEST_TEXT) {
                throw new DateTimeException("not given, or too long");
            }
            boolean hasOffset = text.endsWith("Z") || text.matches(".*T.*[+-]\\d{2}(:?\\d{2})?");
            return hasOffset
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(text);
        }

        Draft on(LocalDate date, Draft draft) {
            LocalDateTime from = date.atTime(start.toLocalTime());
            return draft.during(from.toString(), from.plus(length).toString(), zone.getId());
        }

        Instant start(LocalDate date) {
            return LocalTimes.read(date.atTime(start.toLocalTime()), zone, Side.START)
                    .instant();
        }

        Instant end(LocalDate date) {
            return LocalTimes.read(date.atTime(start.toLocalTime()).plus(length), zone, Side.END)
                    .instant();
        }
    }
}
