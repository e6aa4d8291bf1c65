package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.faults.Java;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.store.Restoring;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts an older backup in the place of the store, after the house has gone on without it. What the backup knows goes on
 * from there, under the tokens that it had, and whatever may be up without its knowledge is taken down.
 */
@Tag("faults")
class RestoredHouseTest {

    private static final int LONGEST_MEANWHILE_MILLIS = 9_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whatTheBackupKnowsGoesOnAndNothingStaysUp() throws Exception {
        Rounds rounds = Rounds.of(1, 25);
        Tally tally = new Tally("restore of an older backup", rounds);
        Random random = new Random(rounds.seed());
        for (int i = 0; i < rounds.count(); i++) {
            play(folder.resolve("data-" + i), random, tally);
            tally.round();
        }
        tally.close();
    }

    private static void play(Path data, Random random, Tally tally) throws Exception {
        Map<String, Long> acknowledged = live(data, random, 10 + random.nextInt(20));
        Path backup = data.resolve("backup.db");
        try (SqliteStore store = SqliteStore.open(data.resolve("events.db"), InstantSource.system())) {
            store.copyTo(backup);
        }
        live(data, random, 5 + random.nextInt(10));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MEANWHILE_MILLIS));

        new Restoring(backup, data.resolve("events.db"), InstantSource.system()).run();
        Map<String, Long> found = settle(data, random, tally);

        tally.events(found.size());
        acknowledged.forEach((id, version) -> {
            if (found.getOrDefault(id, 0L) < version) {
                tally.lost("event " + id + ": version " + version + " was in the backup, there is " + found.get(id));
            }
        });
        ProviderBooks books = ProviderBooks.of(data);
        books.repeated().forEach(token -> tally.twice("attempt " + token));
        books.prerolls().keySet().stream()
                .filter(id -> !books.postrolls().containsKey(id))
                .filter(found::containsKey)
                .forEach(id -> tally.endMissed("event " + id + " was brought up and not taken down"));
    }

    /** @return the version of each event that was acknowledged before the process was killed */
    private static Map<String, Long> live(Path data, Random random, int changes) throws IOException {
        Map<String, Long> acknowledged = new HashMap<>();
        Process process = start("live", data, random);
        try (BufferedReader output = process.inputReader()) {
            for (int i = 0; i < changes; i++) {
                HouseProcess.note(output.readLine(), "ack", acknowledged);
            }
            process.toHandle().destroyForcibly();
            process.onExit().join();
            output.lines().forEach(line -> HouseProcess.note(line, "ack", acknowledged));
        }
        return acknowledged;
    }

    /** @return the version of each event in the end */
    private static Map<String, Long> settle(Path data, Random random, Tally tally) throws IOException {
        Map<String, Long> found = new HashMap<>();
        Process process = start("settle", data, random);
        boolean settled = false;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                settled |= line.equals("settled");
                HouseProcess.note(line, "event", found);
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        if (!settled) {
            tally.lost("the house could not go on from the backup");
        }
        return found;
    }

    private static Process start(String task, Path data, Random random) throws IOException {
        return Java.start(
                HouseProcess.class, List.of(), Map.of(), task, data.toString(), Long.toString(random.nextLong()));
    }
}
