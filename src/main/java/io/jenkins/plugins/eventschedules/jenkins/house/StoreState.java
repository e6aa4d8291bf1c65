package io.jenkins.plugins.eventschedules.jenkins.house;

import java.nio.file.Path;

/**
 * The open store.
 *
 * @param bytes size of the file
 * @param log size of the write-ahead log beside it
 * @param free what is left on its disk, in bytes
 */
public record StoreState(Path file, long schema, long bytes, long log, long free) {}
