package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be had: each is told in one sentence that names it, and is left as it was. */
class SqliteStoreRefusalTest {

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("events.db");
    }

    @Test
    void aSecondStoreInThisProcessIsRefusedAndTheFirstStaysAlone() throws Exception {
        try (SqliteStore store = open()) {
            assertRefused("is in use by another process");
            // Had the refusal dropped the locks of the first, which POSIX makes easy, another process could come in.
            assertThat(firstWordsOf(StoreProcess.holding(path)))
                    .contains(path.toString(), "is in use by another process");
            create(store, anEvent().scheduled());
        }
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstIsGone() throws Exception {
        Process holder = StoreProcess.holding(path);
        try (BufferedReader output = holder.inputReader()) {
            assertThat(output.readLine()).isEqualTo(StoreProcess.OPENED);
            assertRefused("is in use by another process");
        } finally {
            holder.destroyForcibly().waitFor();
        }

        open().close();
    }

    @Test
    void theDatabaseOfAnotherApplicationIsLeftAlone() throws Exception {
        outside("PRAGMA application_id = 42", "CREATE TABLE theirs (x)");

        assertRefusedUntouched("it is the database of another application");
    }

    @Test
    void aDatabaseThatDoesNotSayWhoseItIsIsLeftAlone() throws Exception {
        outside("CREATE TABLE theirs (x)");

        assertRefusedUntouched("it is the database of another application");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5000})
    void whatIsNoDatabaseIsLeftAlone(int lines) throws Exception {
        Files.writeString(path, "These are my notes.\n".repeat(lines));

        assertRefusedUntouched("it is not a SQLite database");
    }

    @Test
    void anEmptyFileIsTaken() throws Exception {
        Files.createFile(path);

        open().close();
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws Exception {
        fill();
        outside("PRAGMA user_version = 4");

        assertRefusedUntouched("written by a newer version of this plugin (schema 4; this one knows up to 3)");
    }

    @Test
    void aFileWithDamagedPagesIsLeftAlone() throws Exception {
        fill();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] garbage = new byte[4096];
            new Random(1).nextBytes(garbage);
            for (long page = 3; page < file.length() / 4096; page += 7) {
                file.seek(page * 4096);
                file.write(garbage);
            }
        }

        assertRefusedUntouched("is damaged");
    }

    @Test
    void aFileThatWasCutOffIsLeftAlone() throws Exception {
        fill();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertRefusedUntouched("is damaged");
    }

    @Test
    void aFileWithADamagedBeginningIsLeftAlone() throws Exception {
        fill();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(new byte[100]);
        }

        assertRefusedUntouched("or its beginning is damaged");
    }

    @Test
    void aDriverThatCannotUnpackItsLibraryIsTold() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertThat(firstWordsOf(StoreProcess.withoutLibrary(path, noFolder)))
                .contains(path.toString(), "set the system property org.sqlite.tmpdir");
    }

    @Test
    void aFolderIsNoStore() throws Exception {
        Files.createDirectory(path);

        assertRefused("is not a regular file");
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        path = file.resolve("below").resolve("events.db");

        assertRefused("the right to write there, or choose another place");
    }

    @Test
    void aPlaceWhereNothingCanBeMadeIsTold() {
        path = Path.of("/proc/events.db");
        assumeFalse(Files.notExists(path.getParent()), "There is no /proc here.");

        assertRefused("the right to write there, or choose another place");
    }

    @Test
    void aFolderWithoutTheRightToWriteIsTold() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "This user may write everywhere, so no folder is read-only for it.");

            assertRefused("the right to write there, or choose another place");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileWithoutTheRightToWriteIsTold() throws Exception {
        fill();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(path), "This user may write every file, so none is read-only for it.");

        assertRefusedUntouched("the right to write the file and its folder");
    }

    @Test
    void aReadOnlyDiskIsTold() throws Exception {
        try (MountedDisk disk = MountedDisk.of(folder.resolve("disk"), "8m")) {
            path = disk.folder().resolve("events.db");
            fill();
            disk.makeReadOnly();

            assertRefusedUntouched("the right to write the file and its folder");
            path = disk.folder().resolve("other.db");
            assertRefused("the right to write there, or choose another place");
        }
    }

    private void assertRefusedUntouched(String why) throws Exception {
        byte[] before = Files.readAllBytes(path);
        List<Path> beside = filesBeside();
        assertRefused(why);
        assertThat(Arrays.equals(Files.readAllBytes(path), before)).isTrue();
        assertThat(filesBeside()).isEqualTo(beside);
    }

    private List<Path> filesBeside() throws IOException {
        try (var files = Files.list(path.getParent())) {
            return files.sorted().toList();
        }
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(why)
                .hasMessageEndingWith(".");
    }

    private static String firstWordsOf(Process process) throws Exception {
        try (BufferedReader output = process.inputReader()) {
            return output.readLine();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(path, InstantSource.system());
    }

    /** Our own file, with enough in it to be damaged. */
    private void fill() {
        try (SqliteStore store = open()) {
            for (int i = 0; i < 100; i++) {
                create(
                        store,
                        anEvent().noted("Notes that take room. ".repeat(20)).ended());
            }
        }
    }

    private void outside(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void create(SqliteStore store, Event event) {
        store.events("sandbox").create(beginning(event), Optional.empty());
    }
}
