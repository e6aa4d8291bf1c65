package io.jenkins.plugins.eventschedules.archive;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents.Finished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of one environment, {@code events-2025-11.jsonl} for all to which something happened last in that month (in
 * UTC). A line is never changed. After a crash between writing a line and letting go of its event there are two lines,
 * with the same id and version.
 */
public final class ArchiveFolder {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'events-'uuuu-MM'.jsonl'").withZone(ZoneOffset.UTC);

    private static final int CHUNK = 8192;

    private final Path folder;
    private final InstantSource clock;
    private final ArchiveLine lines;

    public ArchiveFolder(String environment, Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.lines = new ArchiveLine(environment);
    }

    /** Adds a line for each. They are on disk when this returns. */
    public void add(List<Finished> finished) throws IOException {
        Map<String, List<Finished>> months = new TreeMap<>();
        finished.forEach(each -> months.computeIfAbsent(NAME.format(last(each)), name -> new ArrayList<>())
                .add(each));
        for (Map.Entry<String, List<Finished>> month : months.entrySet()) {
            append(folder.resolve(month.getKey()), month.getValue());
        }
    }

    private static Instant last(Finished finished) {
        return finished.event()
                .map(Event::updatedAt)
                .orElseGet(() -> finished.history().isEmpty()
                        ? Instant.EPOCH
                        : finished.history().get(finished.history().size() - 1).at());
    }

    private void append(Path file, List<Finished> finished) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        boolean isNew = !Files.exists(file);
        if (isNew) {
            Files.createFile(file, ownerOnly("rw-------"));
        }
        Instant now = clock.instant();
        StringBuilder text = new StringBuilder();
        finished.forEach(each -> text.append(lines.of(each, now)).append('\n'));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(endOfLastLine(channel)).position(channel.size());
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isNew) {
            persistNames();
        }
    }

    /** What a crash has left of a line after it: its event is still in the store. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        long end = channel.size();
        while (end > 0) {
            int length = (int) Math.min(CHUNK, end);
            ByteBuffer chunk = ByteBuffer.allocate(length);
            while (chunk.hasRemaining() && channel.read(chunk, end - length + chunk.position()) >= 0) {
                // Until all of it is there.
            }
            for (int i = length - 1; i >= 0; i--) {
                if (chunk.get(i) == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    /** A file that is on disk under no name would be lost. Not every system lets a folder be opened; there it is not. */
    private void persistNames() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // See above.
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
