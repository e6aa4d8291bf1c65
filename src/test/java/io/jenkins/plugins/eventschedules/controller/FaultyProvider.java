package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A provider that keeps its promises (one execution a token, for ever) and no others: it is slow, throttles, loses
 * answers, throws, fails and hangs by chance, until it is told to be calm. It survives the controller's crashes, as the
 * real one does, and remembers whatever should never have happened.
 */
final class FaultyProvider implements Provisioner {

    /** What every call meets for a while. */
    enum Outage {
        UNREACHABLE,
        HANGS,
        THROTTLES,
        LOSES_ANSWERS
    }

    /** A call that never comes back. An Error, so that nothing takes it for an answer. */
    static final class Hangs extends Error {
        private static final long serialVersionUID = 1L;
    }

    private enum Fate {
        SUCCEEDS,
        FAILS,
        HANGS
    }

    private static final class Execution {
        private final EventId event;
        private final Phase phase;
        private final String id;
        private final long doneAt;
        private final Fate fate;
        private boolean stopped;

        Execution(EventId event, Phase phase, String id, long doneAt, Fate fate) {
            this.event = event;
            this.phase = phase;
            this.id = id;
            this.doneAt = doneAt;
            this.fate = fate;
        }
    }

    private final Map<String, Execution> byToken = new LinkedHashMap<>();
    private final Set<EventId> up = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private double trouble = 0.2;
    private Optional<Outage> outage = Optional.empty();

    FaultyProvider(RandomGenerator random, LongSupplier nanos) {
        this.random = random;
        this.nanos = nanos;
    }

    void calmDown() {
        trouble = 0;
        outage = Optional.empty();
    }

    void outage(Outage kind) {
        outage = Optional.of(kind);
    }

    @Override
    public Report start(Event event, PhaseRun run) {
        Optional<Report> before = met(false).or(this::mishap);
        if (before.isPresent()) {
            return before.get();
        }
        Execution execution = byToken.computeIfAbsent(run.token(), token -> begin(event, run, token));
        Optional<Report> after = met(true).or(this::mishap);
        return after.orElseGet(() -> new Report.Started(execution.id, Optional.empty()));
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return met(false).or(() -> met(true)).or(this::mishap).orElseGet(() -> look(byToken.get(run.token())));
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        Optional<Report> before = met(false).or(this::mishap);
        if (before.isPresent()) {
            return before.get();
        }
        Execution execution = byToken.get(run.token());
        if (execution == null) {
            return new Report.Stopped(List.of());
        }
        execution.stopped = true;
        return met(true).or(this::mishap).orElseGet(() -> look(execution));
    }

    private Execution begin(Event event, PhaseRun run, String token) {
        for (Execution other : byToken.values()) {
            if (other.event.equals(event.id()) && run.phase() == Phase.PREROLL) {
                violations.add(event.id() + " was started twice: " + token + " after " + other.id);
            }
            if (other.event.equals(event.id()) && other.phase == Phase.PREROLL && isGoingOn(other)) {
                violations.add(event.id() + " was taken down while it still came up");
            }
        }
        if (run.phase() == Phase.PREROLL) {
            up.add(event.id());
        }
        double fate = random.nextDouble();
        return new Execution(
                event.id(),
                run.phase(),
                "exec-" + byToken.size() + "-" + token,
                nanos.getAsLong() + Duration.ofSeconds(random.nextInt(1, 240)).toNanos(),
                fate < trouble / 2 ? Fate.FAILS : fate < trouble ? Fate.HANGS : Fate.SUCCEEDS);
    }

    private boolean isGoingOn(Execution execution) {
        return !execution.stopped && (execution.fate == Fate.HANGS || nanos.getAsLong() < execution.doneAt);
    }

    private Report look(Execution execution) {
        if (execution == null) {
            throw new IllegalStateException("followed before it was started");
        }
        if (isGoingOn(execution)) {
            return new Report.Running(
                    List.of(new Step("only", "aws:sleep", Step.State.RUNNING, Optional.empty(), Optional.empty())));
        }
        if (execution.stopped) {
            return new Report.Stopped(List.of());
        }
        if (execution.fate == Fate.FAILS) {
            return new Report.Failed(List.of(), "it was not to be");
        }
        if (execution.phase == Phase.POSTROLL) {
            up.remove(execution.event);
        }
        return new Report.Succeeded(List.of(), Map.of("Id", execution.id));
    }

    /** @param done whether what was asked for has been done meanwhile */
    private Optional<Report> met(boolean done) {
        return outage.flatMap(kind -> switch (kind) {
            case UNREACHABLE -> unreachable(!done, "no route to host");
            case THROTTLES -> unreachable(!done && random.nextInt(20) != 0, "Rate exceeded");
            case LOSES_ANSWERS -> unreachable(done, "connection reset");
            case HANGS -> {
                if (done == random.nextBoolean()) {
                    throw new Hangs();
                }
                yield Optional.empty();
            }
        });
    }

    private static Optional<Report> unreachable(boolean met, String why) {
        return met ? Optional.of(new Report.Unreachable(why)) : Optional.empty();
    }

    private Optional<Report> mishap() {
        if (random.nextDouble() >= trouble) {
            return Optional.empty();
        }
        if (random.nextBoolean()) {
            throw new IllegalStateException("connection reset");
        }
        return Optional.of(new Report.Unreachable("Rate exceeded"));
    }

    /** Events whose resources came up, and have not been taken down. */
    Set<EventId> up() {
        return up;
    }

    List<String> violations() {
        return violations;
    }

    Set<EventId> started() {
        Set<EventId> events = new HashSet<>();
        byToken.values().forEach(execution -> events.add(execution.event));
        return events;
    }
}
