package io.jenkins.plugins.eventschedules.bench.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How long the disk takes to make 4 KiB durable: what a commit cannot be faster than. */
public final class Disk {

    private static final int TIMES = 200;
    private static final int PAGE = 4096;

    private Disk() {}

    public static Samples sync(Path folder) throws Exception {
        Path file = Files.createTempFile(folder, "sync", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return Stopwatch.each(TIMES, () -> append(channel));
        } finally {
            Files.delete(file);
        }
    }

    private static Void append(FileChannel channel) throws IOException {
        channel.write(ByteBuffer.allocate(PAGE));
        channel.force(false);
        return null;
    }
}
