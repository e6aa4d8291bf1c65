package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.faults.FaultyDisk;
import io.jenkins.plugins.eventschedules.faults.FaultyDisk.Cut;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the house as often as anybody likes: at any moment from its first instruction on, and, where there is a disk
 * that can do it, before, in the middle of and after any write and sync. Then its people and its provider are asked.
 */
@Tag("faults")
class KilledHouseTest {

    private static final int KILLS_A_FOLDER = 25;
    private static final int LAST_OPERATION = 700;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void nothingIsLostNothingRunsTwiceAndNoEndIsMissed() throws Exception {
        Rounds rounds = Rounds.of(4, 250);
        Tally tally = new Tally("kill -9 of the process", rounds);
        Optional<FaultyDisk> disk = FaultyDisk.make();
        List<Callable<Void>> lives = new ArrayList<>();
        for (int begun = 0; begun < rounds.count(); begun += KILLS_A_FOLDER) {
            int kills = Math.min(KILLS_A_FOLDER, rounds.count() - begun);
            // Dice of its own: which life is played at the same time as which does not change them.
            Random random = new Random(rounds.seed() + begun);
            Path data = folder.resolve("data-" + begun);
            lives.add(() -> live(data, kills, disk, random, tally));
        }
        for (Future<Void> life : inParallel(lives)) {
            life.get();
        }
        tally.close();
    }

    /** Much of a life is waiting for its end. */
    private static List<Future<Void>> inParallel(List<Callable<Void>> lives) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            return threads.invokeAll(lives);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void live(Path data, int kills, Optional<FaultyDisk> disk, Random random, Tally tally)
            throws Exception {
        KilledHouse house = new KilledHouse(data, tally, random);
        for (int i = 0; i < kills; i++) {
            house.endedBy(disk.isPresent() && random.nextBoolean() ? cutAt(disk.get(), data, random) : Map.of());
            tally.round();
        }
        house.settle();
        return null;
    }

    private static Map<String, String> cutAt(FaultyDisk disk, Path data, Random random) {
        Cut cut = Cut.values()[random.nextInt(Cut.values().length)];
        return disk.killingAt(data, 1 + random.nextInt(LAST_OPERATION), cut);
    }
}
