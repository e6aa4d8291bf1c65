package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Verdict;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.series.CheckSeries;
import io.jenkins.plugins.eventschedules.lifecycle.series.SeriesDraft;
import io.jenkins.plugins.eventschedules.lifecycle.series.SeriesVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people can do with the events of one environment. Whoever calls has already asked whether the person may.
 * Every method that changes something throws {@link RefusedException}, with nothing changed, when it cannot be had.
 */
public final class Schedules {

    private final String environment;
    private final EventStore store;
    private final Admission admission;
    private final Lifecycle lifecycle;
    private final Runner runner;
    private final EventIds ids;
    private final InstantSource clock;

    public Schedules(
            String environment,
            EventStore store,
            Admission admission,
            Lifecycle lifecycle,
            Runner runner,
            EventIds ids,
            InstantSource clock) {
        this.environment = environment;
        this.store = store;
        this.admission = admission;
        this.lifecycle = lifecycle;
        this.runner = runner;
        this.ids = ids;
        this.clock = clock;
    }

    /** An event as it is now, and what its owner should know of it. */
    public record Saved(Event event, List<Notice> notices) {}

    /** What would come of a draft; changes nothing. */
    public Verdict check(Draft draft) {
        return admission.check(draft, now());
    }

    /**
     * What would come of giving an event this plan, judged as {@link #change} would; changes nothing.
     *
     * @throws RefusedException when the event is unknown or its status allows no change
     */
    public Verdict check(EventId id, Draft draft, Actor person) {
        Event event = get(id);
        Instant now = now();
        requireChangeable(event, event.revision(), person, now);
        Verdict verdict = admission.check(draft, event, now);
        if (verdict.plan().isEmpty()) {
            return verdict;
        }
        Command command = new Command.Replan(verdict.plan().get());
        Decision decision = lifecycle.decide(event, new Fact.Asked(person, event.revision(), command), now);
        if (decision instanceof Decision.Refuse refuse && refuse.refusal() instanceof Refusal.Invalid invalid) {
            return new Verdict(Optional.empty(), invalid.problems(), verdict.notices());
        }
        return verdict;
    }

    /**
     * Makes a new event; a clone is one too, from the draft of another.
     *
     * @throws io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException when the key came with another draft
     */
    public Saved schedule(Draft draft, Actor owner, Optional<IdempotencyKey> key) {
        return schedule(draft, Optional.empty(), owner, key);
    }

    /** The same for a run of a pipeline, which the event then tells of. */
    public Saved schedule(Draft draft, Optional<Build> build, Actor owner, Optional<IdempotencyKey> key) {
        // Asked before the draft is checked: what was acceptable then may be too late by now.
        Optional<Event> earlier = key.flatMap(store::created);
        if (earlier.isPresent()) {
            return new Saved(earlier.get(), List.of());
        }
        Instant now = now();
        Verdict verdict = admission.check(draft, now);
        Plan plan = verdict.plan().orElseThrow(() -> invalid(verdict));
        Origin origin = new Origin(Objects.requireNonNullElse(draft.folder(), ""), Optional.empty(), build);
        Event made = store.create(lifecycle.begin(ids.next(), environment, owner, origin, plan, now), key);
        runner.nudge(made.id());
        return new Saved(made, verdict.notices());
    }

    /** Whether there is such an event, or was one that somebody deleted. */
    public boolean knows(EventId id) {
        return store.find(id).isPresent() || !store.history(id, 0, 1).isEmpty();
    }

    /**
     * Makes the event that one of another system becomes here.
     *
     * @param id follows from the other's, so that it is never made twice
     * @return empty when it was made before
     */
    public Optional<Saved> takeOver(EventId id, Draft draft, Actor owner) {
        if (knows(id)) {
            return Optional.empty();
        }
        Instant now = now();
        Verdict verdict = admission.check(draft, now);
        Plan plan = verdict.plan().orElseThrow(() -> invalid(verdict));
        Origin origin = Origin.in(Objects.requireNonNullElse(draft.folder(), ""));
        // For two who take it over at the same moment.
        IdempotencyKey key = new IdempotencyKey("taken-over", id.value(), id.value());
        Event made = store.create(lifecycle.begin(id, environment, owner, origin, plan, now), Optional.of(key));
        runner.nudge(made.id());
        return Optional.of(new Saved(made, verdict.notices()));
    }

    /** What would come of a series; changes nothing. */
    public SeriesVerdict check(SeriesDraft series) {
        return new CheckSeries(admission).check(series, now());
    }

    /** A series as it was made: events of their own, which know that they belong together. */
    public record Series(String id, List<Event> events, List<Notice> notices) {}

    /**
     * Makes the events of a series, all or none.
     *
     * @throws io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException when the key came with another series
     */
    public Series schedule(SeriesDraft series, Actor owner, Optional<IdempotencyKey> key) {
        List<Event> earlier = key.map(store::createdSeries).orElse(List.of());
        if (!earlier.isEmpty()) {
            return new Series(earlier.get(0).origin().series().orElseThrow(), earlier, List.of());
        }
        Instant now = now();
        SeriesVerdict verdict = new CheckSeries(admission).check(series, now);
        if (!verdict.allProblems().isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(verdict.allProblems()));
        }
        String folder = series.draft().folder() == null ? "" : series.draft().folder();
        Origin origin = Origin.in(folder).occurrenceOf(ids.next().value());
        List<Change> beginnings = verdict.plans().stream()
                .map(plan -> lifecycle.begin(ids.next(), environment, owner, origin, plan, now))
                .toList();
        List<Event> made = store.createSeries(beginnings, key);
        made.forEach(event -> runner.nudge(event.id()));
        return new Series(made.get(0).origin().series().orElseThrow(), made, verdict.notices());
    }

    /**
     * Gives an event another plan.
     *
     * @param edit makes the new draft from that of the event as it is
     */
    public Saved change(EventId id, long revision, UnaryOperator<Draft> edit, Actor person) {
        while (true) {
            Event event = get(id);
            Instant now = now();
            requireChangeable(event, revision, person, now);
            Verdict verdict = admission.check(edit.apply(Draft.of(event)), event, now);
            Command command = new Command.Replan(verdict.plan().orElseThrow(() -> invalid(verdict)));
            Optional<Event> after = carryOut(event, revision, command, person, now);
            if (after.isPresent()) {
                return new Saved(after.get(), verdict.notices());
            }
        }
    }

    /** Ends, cancels or retries. */
    public Event ask(EventId id, long revision, Command command, Actor person) {
        while (true) {
            Optional<Event> after = carryOut(get(id), revision, command, person, now());
            if (after.isPresent()) {
                return after.get();
            }
        }
    }

    /** Removes a final event; its history stays. */
    public void delete(EventId id, long revision, Actor person) {
        while (true) {
            Event event = get(id);
            if (event.revision() != revision) {
                throw new RefusedException(new Refusal.Stale(event));
            }
            if (!event.status().isFinal()) {
                throw new RefusedException(new Refusal.WrongStatus(
                        event, "Only an event that is over can be deleted. End or cancel it first."));
            }
            HistoryEntry entry = new HistoryEntry(
                    id,
                    event.version() + 1,
                    event.revision(),
                    now(),
                    person,
                    Happening.DELETED,
                    Optional.of(event.status()),
                    event.status(),
                    "Deleted");
            if (store.delete(id, entry)) {
                return;
            }
        }
    }

    /**
     * A stale revision is told before anything about fields that the person has not seen, and a status that allows no
     * change before anything about fields that nobody can mend: both come out when nothing but the plan as it is is
     * asked for.
     */
    private void requireChangeable(Event event, long revision, Actor person, Instant now) {
        Command same = new Command.Replan(event.plan());
        if (lifecycle.decide(event, new Fact.Asked(person, revision, same), now) instanceof Decision.Refuse refuse) {
            throw new RefusedException(refuse.refusal());
        }
    }

    /** @return empty when the event was changed meanwhile, so that the decision has to be taken again */
    private Optional<Event> carryOut(Event event, long revision, Command command, Actor person, Instant now) {
        Decision decision = lifecycle.decide(event, new Fact.Asked(person, revision, command), now);
        if (decision instanceof Decision.Refuse refuse) {
            throw new RefusedException(refuse.refusal());
        }
        if (decision instanceof Decision.Move move) {
            if (!store.commit(move.change())) {
                return Optional.empty();
            }
            runner.nudge(event.id());
            return Optional.of(move.change().after());
        }
        return Optional.of(event);
    }

    private Event get(EventId id) {
        return store.find(id).orElseThrow(() -> new RefusedException(new Refusal.Unknown(id)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static RefusedException invalid(Verdict verdict) {
        return new RefusedException(new Refusal.Invalid(verdict.problems()));
    }
}
