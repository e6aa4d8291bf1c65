package io.jenkins.plugins.eventschedules.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** So many who all do the same thing again and again. */
record Clients(int count) {

    /** What one of them does. */
    interface Work {
        void by(int client) throws Exception;
    }

    /** @return how often it was done in a second */
    double perSecond(int seconds, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Integer>> all = new ArrayList<>();
            for (int client = 0; client < count; client++) {
                int me = client;
                all.add(threads.submit(() -> again(end, me, work)));
            }
            int done = 0;
            for (Future<Integer> each : all) {
                done += each.get();
            }
            return done * 1e9 / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int again(long end, int client, Work work) throws Exception {
        int done = 0;
        while (System.nanoTime() < end) {
            work.by(client);
            done++;
        }
        return done;
    }
}
