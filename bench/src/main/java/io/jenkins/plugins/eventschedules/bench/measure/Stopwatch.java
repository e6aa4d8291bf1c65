package io.jenkins.plugins.eventschedules.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Times work in milliseconds. */
public final class Stopwatch {

    private static final double NANOS = 1e6;

    private Stopwatch() {}

    public static double millis(Callable<?> work) throws Exception {
        long before = System.nanoTime();
        work.call();
        return since(before);
    }

    /** @param before a reading of {@link System#nanoTime} */
    public static double since(long before) {
        return (System.nanoTime() - before) / NANOS;
    }

    /** Does the work as often as it is told, each time timed alone. */
    public static Samples each(int times, Callable<?> work) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(millis(work));
        }
        return Samples.of(all);
    }
}
