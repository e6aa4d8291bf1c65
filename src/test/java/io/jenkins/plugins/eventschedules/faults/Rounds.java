package io.jenkins.plugins.eventschedules.faults;

/**
 * How often a fault is provoked, and by which dice. {@code -Dfaults.seed=} plays a run again, {@code -Dfaults.rounds=}
 * sets its length; {@code -Dfaults.long=true}, which {@code mvn -Pfaults} sets, makes the long runs.
 */
public record Rounds(int count, long seed) {

    /**
     * @param sample how many where every test is run
     * @param many how many in a long run
     */
    public static Rounds of(int sample, int many) {
        int count = Integer.getInteger("faults.rounds", isLong() ? many : sample);
        return new Rounds(count, Long.getLong("faults.seed", System.nanoTime()));
    }

    public static boolean isLong() {
        return Boolean.getBoolean("faults.long");
    }

    /** For whoever has to play a failure again. */
    public String replay() {
        return "play it again with -Dfaults.seed=" + seed + " -Dfaults.rounds=" + count;
    }
}
