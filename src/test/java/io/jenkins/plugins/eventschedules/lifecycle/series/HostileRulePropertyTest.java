package io.jenkins.plugins.eventschedules.lifecycle.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Rules made of sound and unsound parts: each is refused with its reasons, or gives few dates, in order, soon. Further
 * than in every build with {@code -Dfuzz.rounds=100000}.
 */
class HostileRulePropertyTest {

    private static final int MOST = 200;
    private static final long LONGEST_MILLIS = 10_000;

    private static final Map<String, List<String>> PARTS = Map.ofEntries(
            Map.entry("FREQ", List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "SECONDLY", "HOURLY", "")),
            Map.entry("INTERVAL", List.of("1", "2", "7", "999", "1000", "0", "-1", "2147483648")),
            Map.entry("COUNT", List.of("1", "60", "200", "201", "999999", "1000000000", "9".repeat(400), "\u0663")),
            Map.entry(
                    "UNTIL", List.of("20270101", "99991231", "00010101", "20261231T235960Z", "20270229", "+99991231")),
            Map.entry("BYDAY", List.of("MO", "TU,SA", "-1FR", "5MO", "53SU", "99TU", "MO,MO,MO")),
            Map.entry("BYMONTHDAY", List.of("1", "31", "-31", "30,31", "0", "32")),
            Map.entry("BYMONTH", List.of("2", "2,4,6", "12", "13")),
            Map.entry("BYYEARDAY", List.of("1", "366", "-366", "60")),
            Map.entry("BYWEEKNO", List.of("1", "53", "-53", "20")),
            Map.entry("BYSETPOS", List.of("1", "-1", "366", "-366")),
            Map.entry("BYHOUR", List.of("3", "24")),
            Map.entry("WKST", List.of("MO", "SU", "XX")),
            Map.entry("X-EVIL", List.of("1", "\r\nATTENDEE:x")));

    private static final List<LocalDateTime> FIRST = List.of(
            LocalDateTime.parse("2026-12-01T19:00"),
            LocalDateTime.parse("2028-02-29T02:30"),
            LocalDateTime.parse("2027-03-28T02:30"),
            LocalDateTime.parse("1970-01-01T00:00"),
            LocalDateTime.parse("9999-12-31T23:59:59.999999999"));

    private static final List<ZoneId> ZONES =
            List.of("Europe/Paris", "Pacific/Apia", "America/Caracas", "Asia/Kathmandu", "UTC", "+18:00").stream()
                    .map(ZoneId::of)
                    .toList();

    @Property(seed = "20261126", shrinking = ShrinkingMode.OFF)
    void aRuleIsRefusedOrGivesFewDatesInOrder(@ForAll Random random) {
        String text = rule(random);
        LocalDateTime first = pick(random, FIRST);
        ZoneId zone = pick(random, ZONES);
        long began = System.nanoTime();

        RuleReader.Reading reading = RuleReader.read(text, MOST);
        List<LocalDate> dates =
                reading.rule().map(rule -> rule.from(first, zone, MOST)).orElse(List.of());

        assertThat((System.nanoTime() - began) / 1_000_000).as(text).isLessThan(LONGEST_MILLIS);
        assertThat(reading.rule().isPresent())
                .as(text)
                .isEqualTo(reading.problems().isEmpty());
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem).endsWith(".").hasSizeLessThan(200));
        assertThat(dates).as(text).hasSizeLessThanOrEqualTo(MOST + 1).isSorted().doesNotHaveDuplicates();
        assertThat(dates).as(text).allSatisfy(date -> assertThat(date)
                .isBetween(first.toLocalDate(), first.toLocalDate().plusYears(50)));
    }

    private static String rule(Random random) {
        List<String> names = new ArrayList<>(PARTS.keySet().stream().sorted().toList());
        Collections.shuffle(names, random);
        List<String> some = new ArrayList<>(names.subList(0, random.nextInt(4)));
        if (random.nextInt(10) > 0) {
            some.add("FREQ");
        }
        if (random.nextInt(10) > 0) {
            some.add(random.nextBoolean() ? "COUNT" : "UNTIL");
        }
        String text = some.stream()
                .distinct()
                .map(name -> name + "=" + value(name, random))
                .collect(Collectors.joining(";"));
        return random.nextInt(20) > 0 ? text : text + ";" + text;
    }

    /** Mostly one of the first, which are sound. */
    private static String value(String name, Random random) {
        List<String> values = PARTS.get(name);
        String value = values.get(random.nextInt(random.nextInt(4) == 0 ? values.size() : Math.min(4, values.size())));
        return name.startsWith("BY") && random.nextInt(10) == 0
                ? IntStream.range(0, 60).mapToObj(i -> pick(random, values)).collect(Collectors.joining(","))
                : value;
    }

    private static <T> T pick(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
