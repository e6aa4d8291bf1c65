package io.jenkins.plugins.eventschedules.stored;

import java.util.function.Supplier;

/**
 * Something as a store has it, not yet understood.
 *
 * @param name what to call it where nobody can understand it: {@code template Sale}
 * @param reading throws when it cannot be understood; asks the store for nothing
 */
public record Unread<T>(String name, Supplier<T> reading) {}
