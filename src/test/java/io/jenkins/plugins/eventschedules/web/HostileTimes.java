package io.jenkins.plugins.eventschedules.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Times, zones, windows and rules at the edges of what there is, and beyond them. */
final class HostileTimes {

    static final List<String> ZONES =
            ZoneRulesProvider.getAvailableZoneIds().stream().sorted().toList();

    private static final List<String> NO_ZONES = List.of(
            "UTC+01:00",
            "UTC+18:00",
            "UTC+18:01",
            "GMT+1",
            "UT-3",
            "+01:00",
            "-18:00",
            "Z",
            "z",
            "",
            " ",
            "Europe/Atlantis",
            "europe/berlin",
            "Europe/Berlin ",
            "SystemV/MST7MDT",
            "SystemV/XYZ",
            "EST5",
            "MSK",
            "../../etc/localtime",
            "\u0000",
            "\uD83D\uDE00",
            "Europe/Berlin\nX: 1",
            "Z".repeat(10_000));

    private static final List<String> MOMENTS = List.of(
            Instant.MIN.toString(),
            Instant.MAX.toString(),
            LocalDateTime.MIN.toString(),
            LocalDateTime.MAX.toString(),
            OffsetDateTime.MIN.toString(),
            OffsetDateTime.MAX.toString(),
            "1969-12-31T23:59:59.999Z",
            "1970-01-01T00:00:00Z",
            "9998-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.999Z",
            "9999-12-31T23:59:59-18:00",
            "10000-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "-1-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "2026-12-31T23:59:60Z",
            "2026-12-31T23:59:60",
            "2026-12-01T24:00:00Z",
            "2026-12-01T24:00",
            "2026-12-01T24:00:01",
            "2026-12-01T12",
            "2026-12-01T12:00:00,5Z",
            "2026-12-01T12:00:00.Z",
            "2026-12-01T12:00:00.0000000001Z",
            "2026-12-01T12:00:00+18:00",
            "2026-12-01T12:00:00-18:00",
            "2026-12-01T12:00:00+18:01",
            "2026-12-01T12:00:00+01:00:30",
            "2026-12-01T12:00:00+1",
            "2026-12-01T12:00:00+0100",
            "2026-12-01T12:00:00+01",
            "2026-12-01T12:00:00-00:00",
            "2026-12-01T12:00:00+01:00[Europe/Paris]",
            "2026-12-01t12:00:00z",
            "2026-12-01 12:00:00",
            "20261201T120000Z",
            "2026-W49-2T12:00:00Z",
            "2026-335T12:00:00Z",
            "2026-02-29T12:00:00Z",
            " 2026-12-01T12:00:00Z",
            "\u0662\u0660\u0662\u0666-12-01T12:00:00Z",
            "T".repeat(10_000),
            "1".repeat(64),
            "now");

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofDays(-1),
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofMillis(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5).minusMillis(1),
            Duration.ofMinutes(30),
            Duration.ofHours(3),
            Duration.ofDays(31),
            Duration.ofDays(31).plusMillis(1),
            Duration.ofDays(365_250));

    private static final List<String> RULES = List.of(
            "FREQ=DAILY;COUNT=3",
            "FREQ=WEEKLY;COUNT=200",
            "FREQ=DAILY;COUNT=201",
            "FREQ=DAILY;COUNT=999999",
            "FREQ=DAILY;COUNT=2147483648",
            "FREQ=DAILY;COUNT=" + "9".repeat(400),
            "FREQ=DAILY;INTERVAL=999;COUNT=200",
            "FREQ=YEARLY;INTERVAL=999;COUNT=200",
            "FREQ=DAILY;INTERVAL=2147483648;COUNT=2",
            "FREQ=DAILY;UNTIL=99991231T235959Z",
            "FREQ=DAILY;UNTIL=20261231T235960Z",
            "FREQ=DAILY;UNTIL=20261231T240000Z",
            "FREQ=DAILY;UNTIL=00010101",
            "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=12",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231",
            "FREQ=SECONDLY;COUNT=5",
            "FREQ=DAILY",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=-1");

    private final Random random;

    HostileTimes(Random random) {
        this.random = random;
    }

    /** What was typed, and what it means where it means anything that could be planned. */
    record Typed(String start, String end, String zone, Optional<Instant> from, Optional<Instant> to) {}

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    String moment() {
        return pick(MOMENTS);
    }

    String zone() {
        return pick(sometimes(3) ? NO_ZONES : ZONES);
    }

    String rule() {
        return pick(RULES);
    }

    Typed typed() {
        return sometimes(3) ? beyond() : near();
    }

    private Typed beyond() {
        return new Typed(
                sometimes(2) ? moment() : "2026-12-01T12:00",
                sometimes(2) ? moment() : "2026-12-01T18:00",
                zone(),
                Optional.empty(),
                Optional.empty());
    }

    /** On the wall of some zone, often where its clocks change. */
    private Typed near() {
        String name = pick(ZONES);
        ZoneId zone = ZoneId.of(name);
        Instant around = World.NOW.plusSeconds(random.nextInt(400 * 86_400));
        ZoneOffsetTransition change = zone.getRules().nextTransition(around);
        boolean changing =
                change != null && change.getInstant().isBefore(World.NOW.plus(Duration.ofDays(399))) && !sometimes(4);
        LocalDateTime wall = changing
                ? change.getDateTimeBefore().plusMinutes(random.nextInt(-150, 150))
                : LocalDateTime.ofInstant(around, zone);
        LocalDateTime start = wall.plusNanos(pick(List.of(0, 1, 999_999, 1_000_000, 123_456_789, 999_999_999)));
        LocalDateTime end = start.plus(pick(LENGTHS));
        Written from = written(start, zone, false);
        Written to = written(end, zone, true);
        return new Typed(from.text(), to.text(), name, Optional.of(from.meant()), Optional.of(to.meant()));
    }

    private record Written(String text, Instant meant) {}

    /** As a local time, with an offset of any kind, or in UTC. */
    private Written written(LocalDateTime wall, ZoneId zone, boolean end) {
        if (sometimes(2)) {
            return new Written(wall.toString(), instant(wall, zone.getRules(), end));
        }
        ZoneOffset offset = sometimes(2) ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(random.nextInt(-72, 73) * 900);
        Instant instant = instant(wall, zone.getRules(), end);
        return new Written(instant.atOffset(offset).toString(), instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** By the definition, not by the code that is tried: what a gap leaves out comes as much later as it is long. */
    private static Instant instant(LocalDateTime wall, ZoneRules rules, boolean end) {
        List<ZoneOffset> offsets = rules.getValidOffsets(wall);
        ZoneOffset offset = offsets.isEmpty()
                ? rules.getTransition(wall).getOffsetBefore()
                : offsets.get(end ? offsets.size() - 1 : 0);
        return wall.toInstant(offset).truncatedTo(ChronoUnit.MILLIS);
    }
}
