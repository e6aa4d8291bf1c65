package io.jenkins.plugins.eventschedules.bench.quota;

import java.util.function.IntPredicate;

/**
 * A day in an account, second by second: each event runs one automation at its start and another at its end. The account
 * runs so many at once, and others wait in its queue
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/adaptive-concurrency.html).
 */
public final class Day {

    static final int SECONDS = 86_400;

    /** So long may an automation wait in seconds; the usual lead is longer. */
    public static final int PATIENCE = 300;

    /** Events end when others begin, which is the worst. */
    private static final int WINDOW = 2 * 3600;

    private static final int MOST = 2_000_000;

    private Day() {}

    /**
     * The most events a day of which none waits too long.
     *
     * @param phase how long an automation runs, in seconds
     * @param automations that may run at once
     */
    public static int most(Crowding crowding, int phase, int automations) {
        return last(events -> worstWait(events, crowding, phase, automations) <= PATIENCE);
    }

    /** How many automations have to run at once for so many events a day. */
    public static int automationsFor(int events, Crowding crowding, int phase) {
        return 1 + last(automations -> worstWait(events, crowding, phase, automations) > PATIENCE);
    }

    /** The largest number for which it holds, when it holds for all that are smaller. */
    private static int last(IntPredicate holds) {
        int low = 0;
        int high = MOST;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** In seconds; the longest that any automation of the day waited. */
    static int worstWait(int events, Crowding crowding, int phase, int automations) {
        long[] wished = new long[SECONDS];
        for (long event = 0; event < events; event++) {
            int at = crowding.at(event, events);
            wished[at]++;
            wished[(at + WINDOW) % SECONDS]++;
        }
        // Twice round the clock, so that the night finds what the evening left.
        int whole = 2 * SECONDS;
        long[] begun = new long[whole];
        long[] arrived = new long[whole];
        long running = 0;
        long served = 0;
        int oldest = 0;
        int worst = 0;
        for (int second = 0; second < whole; second++) {
            arrived[second] = wished[second % SECONDS] + (second == 0 ? 0 : arrived[second - 1]);
            running -= second >= phase ? begun[second - phase] : 0;
            begun[second] = Math.min(arrived[second] - served, automations - running);
            running += begun[second];
            served += begun[second];
            while (oldest < second && arrived[oldest] <= served) {
                oldest++;
            }
            worst = Math.max(worst, served < arrived[second] ? second - oldest + 1 : 0);
        }
        return worst;
    }
}
