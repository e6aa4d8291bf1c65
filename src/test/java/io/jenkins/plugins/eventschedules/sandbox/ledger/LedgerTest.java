package io.jenkins.plugins.eventschedules.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.sandbox.Rehearsal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Instant NOW = Rehearsal.NOON;

    @TempDir
    Path folder;

    private final Event event = Rehearsal.anEvent();

    @Test
    void ofManyWhoStartTheSameOneDoes() throws Exception {
        AtomicInteger first = new AtomicInteger();
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            List<Thread> threads = IntStream.range(0, 16)
                    .mapToObj(i -> new Thread(() -> {
                        if (ledger.start(event, run(1), NOW)) {
                            first.incrementAndGet();
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(first).hasValue(1);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aLineIsAnObjectThatAPersonCanRead() throws Exception {
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            ledger.start(event, run(1), NOW);
        }
        assertThat(lines())
                .containsExactly("{\"token\":\"" + run(1).token() + "\",\"startedAt\":\"2026-12-01T12:00:00Z\","
                        + "\"event\":\"" + event.id() + "\",\"phase\":\"postroll\","
                        + "\"target\":\"automation sandbox-drill 1\"}");
    }

    @Test
    void attemptsAreCountedByTheirTokens() {
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            assertThat(ledger.attempt(event, run(1))).isEqualTo(1);
            ledger.start(event, run(1), NOW);
            ledger.stop(event, run(1), NOW);
            assertThat(ledger.attempt(event, run(2))).isEqualTo(2);
            ledger.refuse(event, run(2), NOW);
            assertThat(ledger.attempt(event, run(1))).isEqualTo(1);
            assertThat(ledger.attempt(event, Rehearsal.preroll(event))).isEqualTo(1);
        }
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            assertThat(ledger.attempt(event, run(2))).isEqualTo(2);
            assertThat(ledger.attempt(event, run(3))).isEqualTo(3);
        }
    }

    @Test
    void aDamagedLineIsLeftOutAndSaidToBe() throws Exception {
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            ledger.start(event, run(1), NOW);
        }
        append("garbage\n{\"token\":1}\nnull\n\n{\"startedAt\":\"today\",\"token\":\"x\"}\n");
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            assertThat(ledger.remarks()).hasSize(5).allMatch(remark -> remark.contains("cannot be read"));
            ledger.start(event, run(2), NOW);
        }
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            assertThat(ledger.remarks()).isEmpty();
            assertThat(ledger.find(run(1))).isPresent();
            assertThat(ledger.find(run(2))).isPresent();
        }
    }

    @Test
    void aLineWithoutItsEndIsCompletedBeforeTheNext() throws Exception {
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            ledger.start(event, run(1), NOW);
        }
        Path file = folder.resolve(Ledger.FILE);
        Files.writeString(file, Files.readString(file).strip());
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            ledger.start(event, run(2), NOW);
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void anAttemptIsKeptWholeWhileAnythingOfItIsRecent() throws Exception {
        try (Ledger ledger = Ledger.open(folder, NOW)) {
            ledger.start(event, run(1), NOW);
            ledger.stop(event, run(1), NOW.plus(Duration.ofDays(20)));
        }
        try (Ledger ledger = Ledger.open(folder, NOW.plus(Duration.ofDays(40)))) {
            assertThat(ledger.find(run(1)).orElseThrow().startedAt()).hasValue(NOW);
        }
        try (Ledger ledger = Ledger.open(folder, NOW.plus(Duration.ofDays(51)))) {
            assertThat(ledger.find(run(1))).isEmpty();
        }
        assertThat(lines()).isEmpty();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
    }

    private PhaseRun run(long revision) {
        return PhaseRun.claimed(event.id(), revision, Phase.POSTROLL, NOW, Duration.ofMinutes(15));
    }

    private List<String> lines() throws Exception {
        return Files.readAllLines(folder.resolve(Ledger.FILE));
    }

    private void append(String text) throws Exception {
        Files.writeString(folder.resolve(Ledger.FILE), text, StandardOpenOption.APPEND);
    }
}
