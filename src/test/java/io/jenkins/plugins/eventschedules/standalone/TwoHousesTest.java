package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.faults.Java;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one folder: the second is refused and harms nothing, and comes in once the first is killed. */
@Tag("faults")
class TwoHousesTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theSecondIsRefusedAndComesInOnceTheFirstIsKilled() throws Exception {
        Rounds rounds = Rounds.of(1, 10);
        Tally tally = new Tally("two processes on one store", rounds);
        long acknowledged = 0;
        for (int i = 0; i < rounds.count(); i++) {
            Process first = start("live", rounds.seed() + i);
            try (BufferedReader output = first.inputReader()) {
                awaitReady(output, tally);
                String refusal = new String(start("settle", 0).getInputStream().readAllBytes());
                if (!refusal.contains("is in use by another process") || !refusal.contains("events.db")) {
                    tally.wrong("the second was not refused: " + refusal);
                }
                if (!first.isAlive()) {
                    tally.wrong("the first did not survive the second");
                }
                first.toHandle().destroyForcibly();
                first.onExit().join();
                acknowledged +=
                        output.lines().filter(line -> line.startsWith("ack")).count();
            }
            long killed = System.nanoTime();
            Process second = start("live", rounds.seed() - i);
            try (BufferedReader output = second.inputReader()) {
                awaitReady(output, tally);
                tally.late(Duration.ofNanos(System.nanoTime() - killed));
            } finally {
                second.destroyForcibly().onExit().join();
            }
            tally.round();
        }
        tally.events(acknowledged);
        tally.close();
    }

    private static void awaitReady(BufferedReader output, Tally tally) throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith("ready")) {
            tally.lost("the house did not open: " + line);
        }
    }

    private Process start(String task, long seed) throws IOException {
        return Java.start(HouseProcess.class, List.of(), Map.of(), task, folder.toString(), Long.toString(seed));
    }
}
