package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Queries.aQuery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who write at the same time share a commit, and nothing else. */
class WriteTogetherTest {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SqliteStore store;
    private StoreFile file;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system());
        file = store.file();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    @Test
    void thoseThatWaitAreWrittenInOneTransaction() throws Exception {
        // The log grows with each commit.
        List<CompletableFuture<Long>> writers = whileTheFileIsTaken(IntStream.range(0, WRITERS)
                .<StoreFile.Work<Long>>mapToObj(i -> statements -> {
                    keep(statements, "template-" + i);
                    return logSize();
                })
                .toList());

        assertThat(writers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(kept()).hasSize(WRITERS);
    }

    @Test
    void aFailureIsTheFailureOfOneAlone() throws Exception {
        List<StoreFile.Work<Long>> work = IntStream.range(0, WRITERS)
                .<StoreFile.Work<Long>>mapToObj(i -> statements -> {
                    keep(statements, "template-" + i);
                    if (i == 3) {
                        throw new IllegalStateException("the third cannot be had");
                    }
                    if (i == 5) {
                        statements.update("INSERT INTO no_such_table VALUES (1)", List.of());
                    }
                    return (long) i;
                })
                .toList();

        List<CompletableFuture<Long>> writers = whileTheFileIsTaken(work);

        assertThatThrownBy(() -> writers.get(3).join())
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the third cannot be had");
        assertThatThrownBy(() -> writers.get(5).join())
                .hasCauseInstanceOf(io.jenkins.plugins.eventschedules.lifecycle.port.StoreException.class)
                .hasRootCauseInstanceOf(SQLException.class);
        IntStream.of(0, 1, 2, 4, 6, 7)
                .forEach(i -> assertThat(writers.get(i).join()).isEqualTo(i));
        assertThat(kept())
                .containsExactly("template-0", "template-1", "template-2", "template-4", "template-6", "template-7");
    }

    /** The newest is deleted, so that the next one has its place in the table. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void textsOfAllThatIsPlannedTogetherAreFound(boolean oneFails) throws Exception {
        EventWrites writes = new EventWrites(new EventJson());
        Event newest = anEvent().named("Newest").in(Status.SCHEDULED);
        write(writes, List.of(newest));
        List<StoreFile.Work<Boolean>> work = new ArrayList<>();
        work.add(statements -> writes.delete(statements, newest.environment(), newest.id(), newest.version()));
        for (int i = 0; i < WRITERS; i++) {
            List<Event> two = List.of(
                    anEvent().named("Sale " + i).in(Status.SCHEDULED),
                    anEvent().named("Match " + i).in(Status.SCHEDULED));
            work.add(statements -> {
                writes.insert(statements, writes.insertions(two));
                return true;
            });
        }
        work.add(statements -> {
            if (oneFails) {
                throw new IllegalStateException("cannot be had");
            }
            return true;
        });

        whileTheFileIsTaken(work)
                .forEach(writer -> writer.handle((done, failure) -> done).join());

        assertThat(found("Newest")).isZero();
        assertThat(found("Sale ")).isEqualTo(WRITERS);
        assertThat(found("Match 7")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM event")).isEqualTo(2 * WRITERS);
        assertThat(number("SELECT count(*) FROM event_text_docsize")).isEqualTo(2 * WRITERS);
    }

    private void write(EventWrites writes, List<Event> events) {
        file.write(statements -> {
            writes.insert(statements, writes.insertions(events));
            return null;
        });
    }

    private long found(String text) {
        return store.events("sandbox")
                .list(aQuery().text(text).query())
                .events()
                .size();
    }

    private long number(String sql) {
        return file.read(statements ->
                statements.first(sql, List.of(), row -> row.getLong(1)).orElseThrow());
    }

    @Test
    void whatWaitsWhenTheFileIsClosedIsRefusedAndNotWritten() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Object> reader = take(taken, done);
        taken.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(store::close, threads);
        waitForWaiting(1);
        CompletableFuture<Integer> writer =
                CompletableFuture.supplyAsync(() -> file.write(statements -> keep(statements, "too late")), threads);
        waitForWaiting(2);
        done.countDown();

        reader.join();
        closing.join();
        assertThatThrownBy(writer::join).hasMessageContaining("is closed");
        try (SqliteStore again = SqliteStore.open(folder.resolve("events.db"), InstantSource.system())) {
            file = again.file();
            assertThat(kept()).isEmpty();
        }
    }

    /** Lets all of this work come together behind somebody who reads for long. */
    private <T> List<CompletableFuture<T>> whileTheFileIsTaken(List<StoreFile.Work<T>> work) throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Object> reader = take(taken, done);
        taken.await();
        List<CompletableFuture<T>> writers = work.stream()
                .map(each -> CompletableFuture.supplyAsync(() -> file.write(each), threads))
                .toList();
        waitForWaiting(work.size());
        done.countDown();
        reader.join();
        return writers;
    }

    private CompletableFuture<Object> take(CountDownLatch taken, CountDownLatch done) {
        return CompletableFuture.supplyAsync(
                () -> file.read(statements -> {
                    taken.countDown();
                    awaitQuietly(done);
                    return null;
                }),
                threads);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void waitForWaiting(int threads) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (file.waiting() < threads && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertThat(file.waiting()).isEqualTo(threads);
    }

    private static int keep(Statements statements, String name) throws SQLException {
        return statements.update(
                "INSERT INTO template (environment, name, draft, written_by, written_at) VALUES (?, ?, ?, ?, ?)",
                List.of("sandbox", name, "{}", "alice", 0L));
    }

    private long logSize() {
        return folder.resolve("events.db-wal").toFile().length();
    }

    private List<String> kept() {
        return file.read(statements ->
                statements.list("SELECT name FROM template ORDER BY name", List.of(), row -> row.getString(1)));
    }
}
