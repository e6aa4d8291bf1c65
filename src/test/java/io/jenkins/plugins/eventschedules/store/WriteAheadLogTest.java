package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who brings the log into the file. */
class WriteAheadLogTest {

    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private SqliteStore store;
    private StoreFile file;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system());
        file = store.file();
        file.write(statements -> statements.update("CREATE TABLE pages (content BLOB)", List.of()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static StoreFile.Work<Integer> pages(int count) {
        return statements -> statements.update(
                "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                        + " INSERT INTO pages SELECT zeroblob(3900) FROM n",
                List.of(count));
    }

    private int pagesInFile() throws IOException {
        return (int) (Files.size(folder.resolve("events.db")) / PAGE);
    }

    @Test
    void whoIsUrgentLeavesItToTheNextOneWhoIsNot() throws Exception {
        int before = pagesInFile();

        for (int i = 0; i < 4; i++) {
            file.writeUrgently(pages(1000));
        }
        assertThat(pagesInFile()).isEqualTo(before);

        file.write(pages(1));
        assertThat(pagesInFile()).isGreaterThan(before + 4000);
    }

    @Test
    void itIsBroughtInByTheUrgentTooWhenThereIsTooMuchOfIt() throws Exception {
        int before = pagesInFile();

        file.writeUrgently(pages(WriteAheadLog.TOO_MUCH + 1000));

        assertThat(pagesInFile()).isGreaterThan(before + WriteAheadLog.TOO_MUCH);
    }

    @Test
    void nobodyBringsItInWhileItIsHeld() throws Exception {
        file.hold();
        int before = pagesInFile();

        file.write(pages(2000));
        file.writeUrgently(pages(WriteAheadLog.TOO_MUCH));
        assertThat(pagesInFile()).isEqualTo(before);

        file.release();
        file.write(pages(1));
        assertThat(pagesInFile()).isGreaterThan(before + 2000);
    }
}
