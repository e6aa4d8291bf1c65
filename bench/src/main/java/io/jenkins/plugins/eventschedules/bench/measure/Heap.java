package io.jenkins.plugins.eventschedules.bench.measure;

import java.lang.management.ManagementFactory;

/** What is still on the heap of this process after everything that nobody needs was let go. */
public final class Heap {

    private static final int TIMES = 3;
    private static final double MIB = 1 << 20;

    private Heap() {}

    /** In MiB. */
    public static double used() {
        for (int i = 0; i < TIMES; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }
}
