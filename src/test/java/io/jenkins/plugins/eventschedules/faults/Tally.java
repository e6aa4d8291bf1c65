package io.jenkins.plugins.eventschedules.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fault run counted. Lost is what was acknowledged and is not there, or not whole; twice is a phase of an event
 * that a provider ran again; an end is missed when what was brought up was not taken down. Several threads may count.
 */
public final class Tally {

    private static final int SHOWN = 10;

    private final String fault;
    private final Rounds rounds;
    private final List<String> lost = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long played;
    private long events;
    private Duration worst;

    public Tally(String fault, Rounds rounds) {
        this.fault = fault;
        this.rounds = rounds;
    }

    public synchronized void round() {
        played++;
    }

    public synchronized void events(long more) {
        events += more;
    }

    public synchronized void lost(String what) {
        lost.add(what);
    }

    public synchronized void twice(String what) {
        twice.add(what);
    }

    public synchronized void endMissed(String what) {
        missed.add(what);
    }

    /** Anything else that must not be, such as a message that does not say what to do. */
    public synchronized void wrong(String what) {
        wrong.add(what);
    }

    /** How long after it was due, or after the fault was healed, if that was later, something was done. */
    public synchronized void late(Duration by) {
        Duration late = by.isNegative() ? Duration.ZERO : by;
        worst = worst == null || late.compareTo(worst) > 0 ? late : worst;
    }

    /** Fails unless every count is 0; prints the row and, in a long run, writes it down. */
    public synchronized void close() {
        String row = row();
        System.out.println("| Fault | Rounds | Events | Lost | Twice | Ends missed | Worst lateness | Seed |");
        System.out.println(row);
        for (List<String> each : List.of(lost, twice, missed, wrong)) {
            each.stream().limit(SHOWN).forEach(what -> System.out.println(fault + ": " + what));
        }
        ReliabilityPage.write(fault, row);
        assertThat(played).as("rounds that were played").isPositive();
        assertThat(lost.stream().limit(SHOWN)).as("lost; %s", rounds.replay()).isEmpty();
        assertThat(twice.stream().limit(SHOWN)).as("twice; %s", rounds.replay()).isEmpty();
        assertThat(missed.stream().limit(SHOWN))
                .as("ends missed; %s", rounds.replay())
                .isEmpty();
        assertThat(wrong.stream().limit(SHOWN)).as("wrong; %s", rounds.replay()).isEmpty();
    }

    private String row() {
        String lateness = worst == null ? "–" : String.format("%.3f s", worst.toMillis() / 1000.0);
        return String.format(
                "| %s | %,d | %,d | %d | %d | %d | %s | %d |",
                fault, played, events, lost.size(), twice.size(), missed.size(), lateness, rounds.seed());
    }
}
