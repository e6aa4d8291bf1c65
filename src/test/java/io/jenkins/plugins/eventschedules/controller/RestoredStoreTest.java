package io.jenkins.plugins.eventschedules.controller;

import static io.jenkins.plugins.eventschedules.event.Events.START;
import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.store.Restoring;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup in the place of the store: what may have come up since, and whose window is over, is taken down. */
class RestoredStoreTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final PromptProvider provider = new PromptProvider();
    private final Event event = anEvent().lasting(HOUR).scheduled();
    private Instant now = START.minus(HOUR);

    @Test
    void whatCameUpSinceTheBackupIsTakenDownWhenItsWindowIsOver() {
        goesOnAfterItsBackup(START);
        assertThat(provider.started()).containsExactly(event.id() + "-r1-preroll");

        restored(START.plus(HOUR).plus(MINUTE));

        assertThat(provider.started()).containsExactly(event.id() + "-r1-preroll", event.id() + "-r1-postroll");
        play(store -> {
            assertThat(found(store).status()).isEqualTo(Status.MISSED);
            assertThat(found(store).reason().orElseThrow().message())
                    .contains("a backup of 2026-12-01T17:00:00Z, in use since 2026-12-01T19:01:00Z", "to be sure");
            assertThat(store.events("sandbox").history(event.id(), 0, 10))
                    .extracting(HistoryEntry::to)
                    .containsExactly(Status.SCHEDULED, Status.TEARING_DOWN, Status.TEARING_DOWN, Status.MISSED);
        });
    }

    /** By hand, as the documentation has it. */
    @Test
    void itIsTheSameWhenSomebodyMovesTheBackupThere() throws Exception {
        goesOnAfterItsBackup(START);
        Files.move(folder.resolve("copy.db"), place(), StandardCopyOption.REPLACE_EXISTING);

        now = START.plus(HOUR).plus(MINUTE);
        play(store -> run(store));

        assertThat(provider.started()).contains(event.id() + "-r1-postroll");
    }

    @Test
    void whatCameUpSinceTheBackupAndIsStillUsefulGoesOnUnderItsName() {
        goesOnAfterItsBackup(START);

        restored(START.plus(MINUTE));

        assertThat(provider.started()).containsExactly(event.id() + "-r1-preroll", event.id() + "-r1-preroll");
        play(store -> assertThat(found(store).status()).isEqualTo(Status.LIVE));
    }

    /** Nobody looked while its time came and went, and then the backup was made. */
    @Test
    void whatWasTooLateWhenTheBackupWasMadeIsMissed() {
        play(store -> {
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());
            now = START.plus(HOUR);
            store.copyTo(folder.resolve("copy.db"));
        });

        restored(START.plus(HOUR).plus(MINUTE));

        assertThat(provider.started()).isEmpty();
        play(store -> assertThat(found(store).status()).isEqualTo(Status.MISSED));
    }

    /** The gap is over once the backup is in use: what this host itself sleeps through has not come up. */
    @Test
    void whatFallsDueWhileTheRestoredHostIsDownIsMissed() {
        goesOnAfterItsBackup(START.minus(HOUR));
        restored(START.minus(Duration.ofMinutes(30)));

        now = START.plus(HOUR).plus(MINUTE);
        play(store -> run(store));

        assertThat(provider.started()).isEmpty();
        play(store -> assertThat(found(store).status()).isEqualTo(Status.MISSED));
    }

    private interface Scene {
        void with(SqliteStore store);
    }

    private void goesOnAfterItsBackup(Instant until) {
        play(store -> {
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());
            store.copyTo(folder.resolve("copy.db"));
            now = until;
            run(store);
        });
    }

    private void restored(Instant moment) {
        now = moment;
        new Restoring(folder.resolve("copy.db"), place(), () -> now).run();
        play(store -> run(store));
    }

    private void play(Scene scene) {
        try (SqliteStore store = SqliteStore.open(place(), () -> now)) {
            scene.with(store);
        }
    }

    private void run(SqliteStore store) {
        PlayedRunner runner = new PlayedRunner(
                store.events("sandbox"),
                new Lifecycle(World.LIMITS),
                provider,
                Safeguards.NONE,
                () -> now,
                () -> Duration.between(START.minus(HOUR), now).toNanos(),
                new Random(7));
        for (int i = 0; i < 10; i++) {
            runner.step();
            now = now.plusSeconds(5);
        }
    }

    private Event found(SqliteStore store) {
        return store.events("sandbox").find(event.id()).orElseThrow();
    }

    private Path place() {
        return folder.resolve("data").resolve("events.db");
    }
}
