package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a store can be written is known before an event needs it. */
class SqliteStoreTrialTest {

    @TempDir
    Path folder;

    @Test
    void aTrialLeavesEverythingAsItIs() {
        try (SqliteStore store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system())) {
            long generation = store.events("sandbox").generation();
            store.tryWriting();
            assertThat(store.schema()).isEqualTo(Migrations.LATEST);
            assertThat(store.events("sandbox").generation()).isEqualTo(generation);
        }
    }

    @Test
    void aDiskWithoutRoomIsToldUntilThereIsRoomAgain() throws Exception {
        try (MountedDisk disk = MountedDisk.of(folder.resolve("disk"), "1m");
                SqliteStore store = SqliteStore.open(disk.folder().resolve("events.db"), InstantSource.system())) {
            Path ballast = disk.folder().resolve("ballast");
            fill(ballast);

            assertThatThrownBy(() -> untilRefused(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no room left for the event store");
            Files.delete(ballast);
            assertThatCode(store::tryWriting).doesNotThrowAnyException();
        }
    }

    /** A page or two may still go into blocks that the log has already. */
    private static void untilRefused(SqliteStore store) {
        for (int i = 0; i < 100; i++) {
            store.tryWriting();
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
