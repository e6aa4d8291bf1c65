package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.nio.file.Path;

/**
 * A copy of a whole store as it stood at one moment, on disk and found sound.
 *
 * @param bytes its size
 * @param sha256 its digest, in lower-case hexadecimal digits
 * @param events how many events of all environments are in it
 */
public record StoreCopy(Path file, long bytes, String sha256, long events) {}
