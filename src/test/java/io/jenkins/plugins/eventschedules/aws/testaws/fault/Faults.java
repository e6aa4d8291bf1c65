package io.jenkins.plugins.eventschedules.aws.testaws.fault;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong: told by the test for the next calls of an operation or for all of them, and else by chance. Chance
 * follows from the seed and the order of the calls.
 */
public final class Faults {

    private final Map<String, Deque<Fault>> next = new HashMap<>();
    private final Map<String, Fault> always = new HashMap<>();
    private List<Fault> kinds = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.EXPIRED, Fault.DENIED)));
    private Random random = new Random(0);
    private double rate;
    private Duration lag = Duration.ZERO;
    private Duration stale = Duration.ofMinutes(1);
    private Duration hang = Duration.ofSeconds(2);

    /** The share of all calls that go wrong by chance: 0 to 1. */
    public synchronized Faults rate(double share) {
        rate = share;
        return this;
    }

    public synchronized Faults seed(long seed) {
        random = new Random(seed);
        return this;
    }

    /** What chance chooses from; at first everything but {@link Fault#EXPIRED} and {@link Fault#DENIED}. */
    public synchronized Faults of(Fault... chosen) {
        kinds = List.of(chosen);
        return this;
    }

    /** Once each, in this order, to the next calls of the operation. */
    public synchronized Faults next(String operation, Fault... faults) {
        next.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(Arrays.asList(faults));
        return this;
    }

    /** To every call of the operation until {@link #calm}. */
    public synchronized Faults always(String operation, Fault fault) {
        always.put(operation, fault);
        return this;
    }

    /** To every call of any operation until {@link #calm}. A network that is gone is {@code everywhere(CUT_BEFORE)}. */
    public Faults everywhere(Fault fault) {
        return always("*", fault);
    }

    /** Reads are behind by this much: what is new is not found for a while. */
    public synchronized Faults readsBehindBy(Duration time) {
        lag = time;
        return this;
    }

    /** How far back a {@link Fault#STALE} answer may be. */
    public synchronized Faults staleByAtMost(Duration time) {
        stale = time;
        return this;
    }

    /** How long a call without an answer keeps its connection, in real time. */
    public synchronized Faults hangFor(Duration time) {
        hang = time;
        return this;
    }

    /** From here on nothing goes wrong any more. */
    public synchronized Faults calm() {
        next.clear();
        always.clear();
        rate = 0;
        lag = Duration.ZERO;
        return this;
    }

    public synchronized Duration hang() {
        return hang;
    }

    /** What goes wrong with this call. */
    public synchronized Optional<Fault> draw(Call call) {
        Deque<Fault> queue = next.get(call.operation());
        if (queue != null && !queue.isEmpty()) {
            return Optional.of(queue.remove());
        }
        Fault lasting = always.getOrDefault(call.operation(), always.get("*"));
        if (lasting != null) {
            return Optional.of(lasting);
        }
        boolean wrong = rate > 0 && random.nextDouble() < rate;
        return wrong ? Optional.of(kinds.get(random.nextInt(kinds.size()))) : Optional.empty();
    }

    /** How far behind now the state is that this call is told. */
    public synchronized Duration behind(Call call, Optional<Fault> fault) {
        if (!call.reads()) {
            return Duration.ZERO;
        }
        boolean old = fault.filter(Fault.STALE::equals).isPresent();
        return old ? lag.plusMillis((long) (random.nextDouble() * stale.toMillis())) : lag;
    }
}
