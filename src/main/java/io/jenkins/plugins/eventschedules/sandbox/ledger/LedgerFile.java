package io.jenkins.plugins.eventschedules.sandbox.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that only grows, a line at a time; a line is on the disk when it is appended. It is written through a
 * {@link RandomAccessFile}, for a channel would be closed for good by the first interrupted caller.
 */
final class LedgerFile implements Closeable {

    private final RandomAccessFile file;
    private long end;

    private LedgerFile(RandomAccessFile file) throws IOException {
        this.file = file;
        this.end = file.length();
    }

    /** @return empty when there is no file yet */
    static String read(Path path) throws IOException {
        return Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
    }

    static LedgerFile open(Path path) throws IOException {
        boolean made = !Files.exists(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        if (made) {
            file.getFD().sync();
            syncFolder(path);
        }
        return new LedgerFile(file);
    }

    /** Puts these lines in the place of all others, at once. */
    static void rewrite(Path path, List<String> lines) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (LedgerFile file = open(fresh)) {
            file.write(String.join("", lines.stream().map(line -> line + "\n").toList()));
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(path);
    }

    void append(String line) throws IOException {
        write(line + "\n");
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // A write that failed half-way, on a full disk, must not become the beginning of the next line.
        file.setLength(end);
        file.seek(end);
        file.write(bytes);
        file.getFD().sync();
        end += bytes.length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Makes a new name durable where the system can; not every one opens folders. */
    private static void syncFolder(Path path) {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows: the move itself is durable there.
        }
    }
}
