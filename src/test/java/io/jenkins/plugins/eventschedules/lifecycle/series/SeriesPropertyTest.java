package io.jenkins.plugins.eventschedules.lifecycle.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the clocks do, an event that comes again comes at its time of day. */
class SeriesPropertyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofHours(12),
            Duration.ofDays(40_000),
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private final CheckSeries series = new CheckSeries(new Admission(LIMITS, catalog(), new NoSecrets()));

    /** From 5 minutes to 26 hours, in the half hours around which clocks change. */
    private record Day(LocalDateTime start, Duration length, ZoneId zone) {

        LocalDateTime end() {
            return start.plus(length);
        }
    }

    @Property(tries = 500)
    void everyOccurrenceStartsAndEndsWhenTheWallSaysSo(
            @ForAll("days") Day day, @ForAll @IntRange(min = 1, max = 4) int interval) {
        SeriesVerdict verdict = check(day, "FREQ=DAILY;INTERVAL=" + interval + ";COUNT=60", List.of());

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.occurrences()).hasSize(60);
        for (int i = 0; i < 60; i++) {
            Occurrence each = verdict.occurrences().get(i);
            LocalDate date = day.start().toLocalDate().plusDays((long) i * interval);
            LocalDateTime start = date.atTime(day.start().toLocalTime());
            assertThat(each.date()).isEqualTo(date);
            assertThat(onTheWall(each.start(), start, day.zone(), each)).isTrue();
            assertThat(onTheWall(each.end(), start.plus(day.length()), day.zone(), each))
                    .isTrue();
            each.verdict().plan().ifPresent(plan -> {
                assertThat(plan.window().start()).isEqualTo(each.start());
                assertThat(plan.window().end()).isEqualTo(each.end());
            });
        }
    }

    /** At the time itself; where the clocks leave it out or repeat it, within an hour or so, and with a notice. */
    private static boolean onTheWall(Instant moment, LocalDateTime meant, ZoneId zone, Occurrence told) {
        int offsets = zone.getRules().getValidOffsets(meant).size();
        LocalDateTime shown = moment.atZone(zone).toLocalDateTime();
        return switch (offsets) {
            case 0 ->
                !told.notices().isEmpty()
                        && shown.equals(
                                meant.plus(zone.getRules().getTransition(meant).getDuration()));
            case 1 -> shown.equals(meant);
            default -> !told.notices().isEmpty() && shown.equals(meant);
        };
    }

    @Property(tries = 300)
    void weeksAreCountedAsOnAPaperCalendar(
            @ForAll("days") Day day,
            @ForAll @IntRange(min = 1, max = 5) int interval,
            @ForAll("weekdays") Set<DayOfWeek> weekdays) {
        String names = weekdays.stream().map(d -> d.name().substring(0, 2)).collect(Collectors.joining(","));
        LocalDate first = day.start().toLocalDate();
        List<LocalDate> expected = new ArrayList<>();
        LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; expected.size() < 20; monday = monday.plusWeeks(interval)) {
            for (DayOfWeek weekday : new TreeSet<>(weekdays)) {
                LocalDate date = monday.with(TemporalAdjusters.nextOrSame(weekday));
                if (!date.isBefore(first) && expected.size() < 20) {
                    expected.add(date);
                }
            }
        }

        assertThat(dates(check(day, "FREQ=WEEKLY;INTERVAL=" + interval + ";BYDAY=" + names + ";COUNT=20", List.of())))
                .isEqualTo(expected);
    }

    @Property(tries = 300)
    void theNthWeekdayOfAMonthIsThatOfThePaperCalendar(
            @ForAll("days") Day day, @ForAll DayOfWeek weekday, @ForAll @IntRange(min = -4, max = 4) int nth) {
        if (nth == 0) {
            return;
        }
        LocalDate first = day.start().toLocalDate();
        List<LocalDate> expected = new ArrayList<>();
        for (LocalDate month = first.withDayOfMonth(1); expected.size() < 12; month = month.plusMonths(1)) {
            LocalDate date = month.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
            if (!date.isBefore(first)) {
                expected.add(date);
            }
        }

        String rule = "FREQ=MONTHLY;BYDAY=" + nth + weekday.name().substring(0, 2) + ";COUNT=12";
        assertThat(dates(check(day, rule, List.of()))).isEqualTo(expected);
    }

    @Property(tries = 200)
    void anExceptionTakesItsOwnDateAway(@ForAll("days") Day day, @ForAll @IntRange(min = 0, max = 9) int which) {
        List<LocalDate> all = dates(check(day, "FREQ=WEEKLY;COUNT=10", List.of()));
        LocalDate out = all.get(which);

        SeriesVerdict verdict = check(day, "FREQ=WEEKLY;COUNT=10", List.of(out.toString()));

        assertThat(dates(verdict)).hasSize(9).doesNotContain(out).isSubsetOf(all);
    }

    private static List<LocalDate> dates(SeriesVerdict verdict) {
        return verdict.occurrences().stream().map(Occurrence::date).toList();
    }

    private SeriesVerdict check(Day day, String rule, List<String> except) {
        Draft draft = new Draft(
                "Sale",
                null,
                day.start().toString(),
                day.end().toString(),
                day.zone().getId(),
                "PT0S",
                null,
                null,
                null,
                "automation",
                "web",
                null,
                Map.of(),
                null);
        return series.check(new SeriesDraft(draft, rule, except), NOW);
    }

    @Provide
    Arbitrary<Day> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 800),
                        Arbitraries.integers().between(0, 47),
                        Arbitraries.integers().between(1, 312),
                        // Lord Howe changes by half an hour, Troll by two, Santiago and Havana at midnight.
                        Arbitraries.of(
                                "Europe/Paris",
                                "America/New_York",
                                "America/Santiago",
                                "America/Havana",
                                "Australia/Lord_Howe",
                                "Antarctica/Troll",
                                "Asia/Kathmandu",
                                "UTC"))
                .as((date, half, fives, zone) -> new Day(
                        LocalDate.of(2026, 2, 1).plusDays(date).atTime(LocalTime.of(half / 2, half % 2 * 30)),
                        Duration.ofMinutes(5L * fives),
                        ZoneId.of(zone)));
    }

    @Provide
    Arbitrary<Set<DayOfWeek>> weekdays() {
        return Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(4);
    }

    private static Catalog catalog() {
        CatalogTarget web = new CatalogTarget(
                TargetType.AUTOMATION,
                "web",
                "",
                "",
                List.of(new CatalogTarget.Version("1", "1", true, List.of(), List.of())),
                List.of());
        return () -> new Catalog.Listing(List.of(web), NOW, List.of());
    }

    private static final class NoSecrets implements Secrets {
        @Override
        public boolean exists(String id, String folder) {
            return false;
        }

        @Override
        public Optional<String> reveal(String id, String folder) {
            return Optional.empty();
        }
    }
}
