package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Events wait while the clocks of their zone change: by an hour, by half of one, at midnight, for a month of fasting, or
 * over a whole day. They begin and end at the instants that were typed, whatever the walls show, and a series keeps its
 * time of day.
 */
@Tag("faults")
class ClockEdgesTest {

    /** After which moment a change of the clocks is looked for. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Europe/Paris", "2027-01-01T00:00:00Z"),
            Map.entry("Europe/London", "2027-01-01T00:00:00Z"),
            Map.entry("America/New_York", "2027-01-01T00:00:00Z"),
            Map.entry("America/Santiago", "2027-01-01T00:00:00Z"),
            Map.entry("America/Havana", "2027-01-01T00:00:00Z"),
            Map.entry("America/St_Johns", "2027-01-01T00:00:00Z"),
            Map.entry("America/Sao_Paulo", "2018-06-01T00:00:00Z"),
            Map.entry("Australia/Lord_Howe", "2027-01-01T00:00:00Z"),
            Map.entry("Antarctica/Troll", "2027-01-01T00:00:00Z"),
            Map.entry("Africa/Casablanca", "2027-01-01T00:00:00Z"),
            Map.entry("Asia/Gaza", "2026-01-01T00:00:00Z"),
            Map.entry("Asia/Tehran", "2021-01-01T00:00:00Z"),
            Map.entry("Pacific/Apia", "2011-12-01T00:00:00Z"),
            Map.entry("Pacific/Chatham", "2027-01-01T00:00:00Z"));

    @Test
    void windowsDoNotMoveAndSeriesKeepTheirTimeOfDay() {
        Rounds rounds = Rounds.of(28, 560);
        Tally tally = new Tally("clock: changes of 14 zones while events wait", rounds);
        List<String> zones = ZONES.keySet().stream().sorted().toList();
        for (int i = 0; i < rounds.count(); i++) {
            Random random = new Random(rounds.seed() + i);
            ZoneId zone = ZoneId.of(zones.get(i % zones.size()));
            ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse(ZONES.get(zone.getId())));
            if (random.nextBoolean()) {
                change = zone.getRules().nextTransition(change.getInstant());
            }
            play(zone, change, rounds.seed() + i, random, tally);
            tally.round();
        }
        tally.close();
    }

    private static void play(ZoneId zone, ZoneOffsetTransition change, long seed, Random random, Tally tally) {
        World world = new World(seed, new InMemoryEventStore());
        world.calmDown();
        world.jump(Duration.between(world.now(), change.getInstant().minus(Duration.ofHours(30))));
        Map<EventId, Instant[]> meant = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            LocalDateTime start = change.getDateTimeBefore().plusMinutes(random.nextInt(-180, 240));
            LocalDateTime end = start.plusMinutes(100 + random.nextInt(100));
            if (instant(start, zone, false).plus(World.LIMITS.minimumUseful()).isBefore(instant(end, zone, true))) {
                meant.put(
                        world.schedule(start, end, zone.getId()),
                        new Instant[] {instant(start, zone, false), instant(end, zone, true)});
            }
        }
        LocalDateTime first = change.getDateTimeBefore().minusDays(1).plusMinutes(random.nextInt(-60, 60));
        LocalDateTime last = first.plusMinutes(200);
        // A day that the calendar of a zone leaves out has no occurrence: such a series is refused, with the date.
        boolean leavesOutDay = change.getDuration().toHours() >= 24;
        List<Event> series = leavesOutDay ? List.of() : world.daily(first, last, zone, 3);
        for (int day = 0; day < series.size(); day++) {
            meant.put(
                    series.get(day).id(),
                    new Instant[] {instant(first.plusDays(day), zone, false), instant(last.plusDays(day), zone, true)});
        }
        world.playUntil(change.getInstant().plus(Duration.ofHours(36)));
        tally.events(meant.size());
        world.provider.violations().forEach(tally::twice);
        world.provider.up().forEach(id -> tally.endMissed(id + " is still up"));
        meant.forEach((id, window) -> count(world, id, window, zone, tally));
    }

    private static void count(World world, EventId id, Instant[] meant, ZoneId zone, Tally tally) {
        Event event = world.store.find(id).orElse(null);
        if (event == null) {
            tally.lost("event " + id);
            return;
        }
        Instant[] window = {event.plan().window().start(), event.plan().window().end()};
        if (!List.of(window).equals(List.of(meant))) {
            tally.wrong(zone + ": " + List.of(window) + " instead of " + List.of(meant));
        }
        if (event.status() != Status.ENDED) {
            tally.endMissed(zone + ": " + id + " is " + event.status());
        }
        List<Instant> due = new ArrayList<>(List.of(window[0].minus(event.plan().lead()), window[1]));
        for (HistoryEntry entry : world.store.history(id, 0, 500)) {
            if (entry.happening() == Happening.CLAIMED) {
                Instant should = due.remove(0);
                if (entry.at().isBefore(should)) {
                    tally.wrong(zone + ": claimed " + Duration.between(entry.at(), should) + " early");
                }
                tally.late(Duration.between(should, entry.at()));
            }
        }
    }

    /** By the definition, from the offsets on both sides: not by the code that is tried. */
    private static Instant instant(LocalDateTime wall, ZoneId zone, boolean end) {
        Instant about = wall.toInstant(ZoneOffset.UTC);
        List<Instant> found = new ArrayList<>();
        ZoneOffset before = zone.getRules().getOffset(about.minus(36, ChronoUnit.HOURS));
        ZoneOffset after = zone.getRules().getOffset(about.plus(36, ChronoUnit.HOURS));
        for (ZoneOffset offset : List.of(before, after)) {
            Instant moment = wall.toInstant(offset);
            if (moment.atZone(zone).toLocalDateTime().equals(wall)) {
                found.add(moment);
            }
        }
        if (found.isEmpty()) {
            return wall.toInstant(before);
        }
        return found.stream().reduce((a, b) -> a.isBefore(b) == end ? b : a).orElseThrow();
    }
}
