package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.faults.Java;
import io.jenkins.plugins.eventschedules.faults.OtherZones;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events are planned, and the Java that plays them has other time zone data: a country has given up summer time, keeps it
 * for ever, shifts by another hour, or its zone is gone. What was planned begins and ends at its instants; what is typed
 * there goes by the new rules; and a zone that was gone is there again for a Java that knows it.
 */
@Tag("faults")
class ChangedZonesTest {

    private static final Instant AFTER = Instant.parse("2027-01-01T00:00:00Z");
    private static final String GONE = "Europe/Paris";
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", GONE);
    private static final Duration EXTENSION = Duration.ofMinutes(7);

    @TempDir
    Path folder;

    @Test
    void whatWasPlannedStaysAndWhatIsTypedGoesByTheNewRules() throws Exception {
        Rounds rounds = Rounds.of(4, 80);
        Tally tally = new Tally("zone data: other rules, or none, where events are played", rounds);
        Map<String, ZoneRules> others = others();
        List<String> options = OtherZones.options(others, folder.resolve("zones"));
        for (int i = 0; i < rounds.count(); i++) {
            String zone = ZONES.get(i % ZONES.size());
            new Round(zone, others, rounds.seed() + i, Files.createDirectories(folder.resolve("round-" + i)), tally)
                    .play(options);
            tally.round();
        }
        tally.close();
    }

    private static Map<String, ZoneRules> others() {
        Map<String, ZoneRules> rules = new HashMap<>();
        ZoneRulesProvider.getAvailableZoneIds()
                .forEach(id -> rules.put(id, ZoneId.of(id).getRules()));
        rules.put("Europe/Berlin", ZoneRules.of(ZoneOffset.ofHours(1)));
        rules.put("America/New_York", ZoneRules.of(ZoneOffset.ofHours(-4)));
        rules.put("Australia/Lord_Howe", rules.get("Australia/Sydney"));
        rules.remove(GONE);
        return rules;
    }

    /** One store: planned here, played elsewhere, looked at here. */
    private static final class Round {

        private final String zone;
        private final Map<String, ZoneRules> others;
        private final long seed;
        private final Path place;
        private final Tally tally;
        private final Random random;
        private final ZoneOffsetTransition change;
        private final LocalDateTime typed;
        private final List<Event> planned = new ArrayList<>();
        private final List<String[]> told = new ArrayList<>();

        Round(String zone, Map<String, ZoneRules> others, long seed, Path folder, Tally tally) {
            this.zone = zone;
            this.others = others;
            this.seed = seed;
            this.place = folder.resolve("events.db");
            this.tally = tally;
            this.random = new Random(seed);
            ZoneRules known = ZoneId.of(zone).getRules();
            ZoneOffsetTransition next = known.nextTransition(AFTER);
            this.change = random.nextBoolean() ? next : known.nextTransition(next.getInstant());
            this.typed = change.getDateTimeBefore().plusHours(20).plusMinutes(random.nextInt(60));
        }

        void play(List<String> options) throws Exception {
            plan();
            tally.events(planned.size());
            playElsewhere(options);
            count();
            lookAgain();
        }

        private Instant begin() {
            return change.getInstant().minus(Duration.ofHours(30));
        }

        private void plan() {
            try (SqliteStore store = open()) {
                World world = new World(seed, store.events("sandbox"));
                world.calmDown();
                world.jump(Duration.between(world.now(), begin()));
                for (int i = 0; i < 8; i++) {
                    LocalDateTime start = change.getDateTimeBefore().plusMinutes(random.nextInt(-180, 240));
                    // Longer than any gap, so that something of it is left.
                    world.schedule(start, start.plusMinutes(100 + random.nextInt(100)), zone);
                }
                LocalDateTime first = change.getDateTimeBefore().minusDays(1).plusMinutes(random.nextInt(-60, 60));
                world.daily(first, first.plusMinutes(200), ZoneId.of(zone), 3);
                planned.addAll(world.all());
            }
        }

        private void playElsewhere(List<String> options) throws IOException {
            Process process = Java.start(
                    ZonesProcess.class,
                    options,
                    Map.of(),
                    place.toString(),
                    Long.toString(seed),
                    begin().toString(),
                    change.getInstant().plus(Duration.ofHours(54)).toString(),
                    typed.toString(),
                    zone);
            try (BufferedReader output = process.inputReader()) {
                output.lines().forEach(line -> told.add(line.split(" ")));
            } finally {
                process.destroyForcibly();
            }
            if (told.isEmpty() || !told.get(told.size() - 1)[0].equals("done")) {
                tally.lost(
                        "the other process did not come to its end: " + Files.readString(Java.log(ZonesProcess.class)));
            }
        }

        private void count() {
            for (String[] words : told) {
                switch (words[0]) {
                    case "twice" -> tally.twice(String.join(" ", words));
                    case "up" -> tally.endMissed(zone + ": " + words[1] + " is still up");
                    case "refused" -> {
                        if (!zone.equals(GONE)) {
                            tally.wrong(zone + ": what was typed was " + String.join(" ", words));
                        }
                    }
                    case "typed" -> countTyped(words[1]);
                    default -> {
                        // An event or a claim, which is looked for below.
                    }
                }
            }
            planned.forEach(this::countPlanned);
        }

        /** By the new rules, which know no change of the clocks near it. */
        private void countTyped(String id) {
            Instant meant = typed.toInstant(others.get(zone).getOffset(typed));
            String[] event = event(id).orElse(new String[7]);
            if (!meant.toString().equals(event[3])) {
                tally.wrong(zone + ": " + typed + " was read as " + event[3] + " instead of " + meant);
            }
        }

        private Optional<String[]> event(String id) {
            return told.stream()
                    .filter(words -> words[0].equals("event") && words[1].equals(id))
                    .findFirst();
        }

        private void countPlanned(Event event) {
            Optional<String[]> found = event(event.id().value());
            if (found.isEmpty()) {
                tally.lost(zone + ": event " + event.id());
                return;
            }
            if (!found.get()[2].equals("ENDED")) {
                tally.endMissed(zone + ": " + event.id() + " is " + found.get()[2]);
            }
            String shown = zone.equals(GONE) ? "UTC " + GONE : zone + " known";
            if (!shown.equals(found.get()[5] + " " + found.get()[6])) {
                tally.wrong(event.id() + " of " + zone + " is shown as of " + found.get()[5] + " " + found.get()[6]);
            }
            Window window = window(event);
            List<Instant> due =
                    new ArrayList<>(List.of(window.start().minus(event.plan().lead()), window.end()));
            for (String[] words : told) {
                if (words[0].equals("claim") && words[1].equals(event.id().value())) {
                    Instant should = due.isEmpty() ? Instant.MAX : due.remove(0);
                    Instant at = Instant.parse(words[2]);
                    if (at.isBefore(should)) {
                        tally.wrong(zone + ": claimed " + Duration.between(at, should) + " early");
                    }
                    tally.late(Duration.between(should, at));
                }
            }
            if (!due.isEmpty()) {
                tally.endMissed(zone + ": " + event.id() + " was not claimed at " + due);
            }
        }

        /** One of them was extended there. */
        private Window window(Event event) {
            Window window = event.plan().window();
            return event.id().equals(extended())
                    ? new Window(window.start(), window.end().plus(EXTENSION), window.zone())
                    : window;
        }

        private EventId extended() {
            return planned.get(0).id();
        }

        /** A Java that knows the zone finds everything as it was planned, with its zone. */
        private void lookAgain() {
            try (SqliteStore store = open()) {
                for (Event event : planned) {
                    Window found = store.events("sandbox")
                            .find(event.id())
                            .map(each -> each.plan().window())
                            .orElse(null);
                    if (!window(event).equals(found)) {
                        tally.wrong(zone + ": " + window(event) + " has become " + found);
                    }
                }
            }
        }

        private SqliteStore open() {
            return SqliteStore.open(place, InstantSource.system());
        }
    }
}
